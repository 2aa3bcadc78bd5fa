/*
 * What can be decided about a place without weighing: lists, datelines,
 * speech tags, titles.  The rest is asked of the learned model.
 */
#ifndef RULES_H
#define RULES_H

#include "scan.h"
#include "stop.h"

enum rule {
	RULE_ASK,  /* nothing certain */
	RULE_CUT,  /* a sentence ends here */
	RULE_JOIN, /* it goes on */
};

/* Reads the words around the place only where the marks do not decide. */
enum rule rule_decide(struct stop *stop, struct scan *scan);

/* What is likely where there is no model: true is cut. */
bool rule_guess(const struct stop *stop);

#endif
