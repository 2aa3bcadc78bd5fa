/*
 * Have memory come that is read soon.
 *
 * A prefetch does nothing where the page is not at hand, as it seldom is in
 * tables of many megabytes; a read does not give up.  Reads that do not
 * depend on each other wait together: touch all of a batch, then use it.
 */
#ifndef ENTITIES_TOUCH_H
#define ENTITIES_TOUCH_H

static inline void
ner_touch(const void *at)
{
	(void)*(const volatile unsigned char *)at;
}

#endif
