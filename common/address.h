/*
 * Addresses inside text: web, e-mail, files, handles, hashtags.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "str.h"

/*
 * Where the address that begins at byte begin ends; 0: there is none.
 *
 * chunk_end is where the bytes without white space end.  A full stop or a
 * bracket that belongs to the sentence is not part of the address.
 * Linear in the length of the chunk.
 */
uint32_t address_end(struct str text, uint32_t begin, uint32_t chunk_end);

/* Is s, "com" or "org", how the name of a machine or a file ends? */
bool address_is_domain_end(struct str s);

#endif
