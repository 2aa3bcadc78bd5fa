/* Windows-1252: what the bytes 0x80 to 0x9f are there. */
#include "decode.h"

static const uint16_t high_controls[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

uint32_t
cp1252_char(unsigned char byte)
{
	if (byte >= 0xa0)
		return byte;
	return byte < 0x80 ? 0 : high_controls[byte - 0x80];
}

unsigned char
cp1252_byte(uint32_t c)
{
	if (c >= 0x80 && c <= 0xff)
		return (unsigned char)c;
	if (c < 0x0152 || c > 0x2122)
		return 0;
	for (unsigned i = 0; i < 32; i++)
		if (high_controls[i] == c)
			return (unsigned char)(0x80 + i);
	return 0;
}
