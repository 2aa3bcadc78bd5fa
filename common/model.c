#include "model.h"

#include <errno.h>
#include <stdlib.h>

#include "buf.h"
#include "diag.h"
#include "hash.h"

enum {
	HEAD = 24,
	ENTRY = 40,
	NAME_MAX_LEN = 24,
	HASHED_FROM = 16,
	ALIGN = 64,
	FILE_MOST = 1 << 30,
};

static uint64_t
get64(const unsigned char *at)
{
	uint64_t value = 0;

	for (int i = 7; i >= 0; i--)
		value = value << 8 | at[i];
	return value;
}

static void
put64(char *at, uint64_t value)
{
	for (int i = 0; i < 8; i++)
		at[i] = (char)(value >> 8 * i & 0xff);
}

void
model_init(struct model *model, const unsigned char *begin,
    const unsigned char *end)
{
	*model = (struct model){ .at = begin, .size = (size_t)(end - begin) };
	if (model->size < HEAD || memcmp(begin, "NLMODEL1", 8) != 0)
		die("the model in this program is damaged; build it anew");
	snprintf(model->id, sizeof(model->id), "%016llx",
	    (unsigned long long)get64(begin + 8));
}

/* All bytes of a file; the caller never frees them. */
static unsigned char *
read_all(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	unsigned char *at;
	long end;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 ||
	    (end = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0)
		die("%s: %s", path, strerror(errno));
	if (end > FILE_MOST) /* a folder, for one */
		die("%s: cannot be read", path);
	*size = (size_t)end;
	at = xmalloc(*size + 1);
	if (fread(at, 1, *size, file) != *size)
		die("%s: cannot be read", path);
	fclose(file);
	return at;
}

void
model_open(struct model *model, const char *path)
{
	size_t size;
	const unsigned char *at = read_all(path, &size);

	if (size < HEAD || memcmp(at, "NLMODEL1", 8) != 0)
		die("%s: not a model", path);
	model_init(model, at, at + size);
	if (!model_verify(model))
		die("%s: the model is damaged", path);
}

bool
model_verify(const struct model *model)
{
	struct str body = { (const char *)model->at + HASHED_FROM,
		model->size - HASHED_FROM };

	return get64(model->at + 8) == hash_str(body);
}

/* What the table says of a section, or NULL. */
static const unsigned char *
entry_of(const struct model *model, const char *name)
{
	size_t sections = (size_t)(get64(model->at + 16) & 0xffffffff);

	for (size_t i = 0; i < sections; i++) {
		const unsigned char *entry = model->at + HEAD + i * ENTRY;

		if (strncmp((const char *)entry, name, NAME_MAX_LEN) == 0)
			return entry;
	}
	return NULL;
}

bool
model_has(const struct model *model, const char *name)
{
	return entry_of(model, name) != NULL;
}

const void *
model_section(const struct model *model, const char *name,
    size_t element_size, size_t *n)
{
	const unsigned char *entry = entry_of(model, name);
	uint64_t offset = 0, size = 0;

	if (entry != NULL) {
		offset = get64(entry + 24);
		size = get64(entry + 32);
	}
	if (entry == NULL || offset > model->size ||
	    size > model->size - offset || size % element_size != 0)
		die("the model lacks the section '%s'; build the program "
		    "anew", name);
	*n = (size_t)size / element_size;
	return model->at + offset;
}

struct section {
	char name[NAME_MAX_LEN];
	struct buf bytes;
};

struct model_writer {
	struct section *at; /* [n] */
	size_t n;
};

struct model_writer *
model_writer_new(void)
{
	return xcalloc(1, sizeof(struct model_writer));
}

void
model_writer_add(struct model_writer *writer, const char *name,
    const void *bytes, size_t size)
{
	struct section *section;

	if (strlen(name) >= NAME_MAX_LEN)
		die("section name '%s' is too long", name);
	writer->at = xrealloc(writer->at,
	    (writer->n + 1) * sizeof(struct section));
	section = &writer->at[writer->n++];
	memset(section, 0, sizeof(*section));
	memcpy(section->name, name, strlen(name));
	buf_add(&section->bytes, (struct str){ bytes, size });
}

static void
pad(struct buf *out)
{
	while (out->len % ALIGN != 0)
		buf_byte(out, '\0');
}

/* The whole file, put together in memory. */
static void
assemble(const struct model_writer *writer, struct buf *out)
{
	char number[8];

	buf_add(out, STR("NLMODEL1"));
	buf_add(out, (struct str){ "\0\0\0\0\0\0\0", 8 });
	put64(number, writer->n);
	buf_add(out, (struct str){ number, 8 });
	for (size_t i = 0; i < writer->n * ENTRY; i++)
		buf_byte(out, '\0');
	for (size_t i = 0; i < writer->n; i++) {
		const struct section *section = &writer->at[i];
		char *entry;

		pad(out);
		entry = out->at + HEAD + i * ENTRY;
		memcpy(entry, section->name, NAME_MAX_LEN);
		put64(entry + 24, out->len);
		put64(entry + 32, section->bytes.len);
		buf_add(out, buf_str(&section->bytes));
	}
	put64(out->at + 8,
	    hash_str(str_slice(buf_str(out), HASHED_FROM, out->len)));
}

static bool
save(const struct buf *bytes, const char *path)
{
	FILE *file = fopen(path, "wb");
	bool ok;

	if (file == NULL)
		return false;
	ok = fwrite(bytes->at, 1, bytes->len, file) == bytes->len;
	return fclose(file) == 0 && ok;
}

bool
model_writer_save(struct model_writer *writer, const char *path)
{
	struct buf out;
	bool ok;

	buf_init(&out);
	assemble(writer, &out);
	ok = save(&out, path);
	buf_release(&out);
	for (size_t i = 0; i < writer->n; i++)
		buf_release(&writer->at[i].bytes);
	free(writer->at);
	free(writer);
	return ok;
}
