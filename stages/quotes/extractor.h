/* The inside of struct extractor, for the trainer and for tests. */
#ifndef EXTRACTOR_H
#define EXTRACTOR_H

#include "attribution.h"
#include "cueclass.h"
#include "forms.h"
#include "frame.h"
#include "model.h"
#include "rescore.h"
#include "select.h"

/* Confidence by score: knots at 0, 1/20, ... 1. */
enum { CONFIDENCE_KNOTS = 21 };

struct confidence {
	float knots[CONFIDENCE_KNOTS];
};

struct extractor {
	struct model model;
	struct pos_model pos;
	struct cue_weights cues;
	struct frame_weights frames;
	struct rescore_weights rescore;
	struct thresholds thresholds;
	const struct confidence *confidence; /* [3], by enum quote_type */
	struct framer *framer;
	struct cueclasses *classes;
	struct forms *forms;
	bool explain;
};

/* What was chosen, as bytes of the text. */
struct attributions extractor_spell(struct extractor *extractor,
    const struct scene *scene, const struct candidates *candidates,
    const struct chosens *chosens, struct arena *arena);

#endif
