/* Settings that are found by trying: where to cut, what a score is worth. */
#ifndef TRAIN_SETTLE_H
#define TRAIN_SETTLE_H

#include "quotes/extractor.h"
#include "stories.h"

struct settings {
	struct thresholds thresholds;
	struct confidence knots[3]; /* by enum quote_type */
};

/* From candidates that were scored by weights which did not see their
 * article.  Prints how many of those chosen are right. */
void settle(const struct docs *docs, const struct story *stories,
    struct settings *settings);

#endif
