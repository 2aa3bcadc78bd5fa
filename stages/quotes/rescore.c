#include "rescore_parts.h"

static const char *const group_names[GROUPS] = {
	[BIAS] = "what is usual for the kind",
	[CUE_CHANCE] = "how sure the cue is",
	[CUE_WORD] = "the cue word",
	[CUE_PLACE] = "what stands beside the cue",
	[CONTENT_CHANCE] = "how sure the content is",
	[CONTENT_EDGES] = "where the content begins and ends",
	[CONTENT_LENGTH] = "the length of the content",
	[CONTENT_WORDS] = "the words of the content",
	[CONTENT_QUOTES] = "quotation marks in the content",
	[SPEAKER_CHANCE] = "how sure the speaker is",
	[SPEAKER_WORDS] = "the words of the speaker",
	[SPEAKER_PLACE] = "where the speaker stands",
	[LABELLING] = "how sure all of it is",
	[RIVAL_OUTSIDE] = "another cue reports this one",
	[RIVAL_INSIDE] = "another cue inside the content",
	[RIVAL_SHARES] = "another cue claims the same words",
	[ORDER] = "the order of cue, content and speaker",
};

const char *
rescore_group_name(unsigned group)
{
	return group < GROUPS ? group_names[group] : "";
}

static float
score_of(const struct rescore_weights *weights, const struct features *f)
{
	int32_t sum = 0;

	for (size_t j = 0; j < f->n; j++)
		sum += weights->at[f->at[j] & weights->mask];
	return cue_logistic((float)sum / RESCORE_SCALE);
}

/* The weights of one are called for while the one before is summed. */
void
rescore(const struct scene *scene, struct candidates *candidates,
    const struct rescore_weights *weights)
{
	uint32_t groups[FEATURES_MAX];
	struct features waits[2];

	for (size_t k = 0; k <= candidates->n; k++) {
		struct features *f = &waits[k % 2];

		if (k < candidates->n) {
			features_begin_rows(f, weights->at, weights->mask);
			rescore_add_features(scene, candidates, k, f, groups);
		}
		if (k > 0)
			candidates->at[k - 1].score =
			    score_of(weights, &waits[(k - 1) % 2]);
	}
}

static void
sort_evidence(struct evidence *why, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && why[k].weight * why[k].weight >
		    why[k - 1].weight * why[k - 1].weight; k--) {
			struct evidence swap = why[k];

			why[k] = why[k - 1];
			why[k - 1] = swap;
		}
}

size_t
rescore_explain(const struct scene *scene,
    const struct candidates *candidates, size_t k,
    const struct rescore_weights *weights,
    struct evidence why[RESCORE_GROUPS])
{
	unsigned char groups[FEATURES_MAX];
	struct features f;

	for (unsigned g = 0; g < GROUPS; g++)
		why[g] = (struct evidence){ group_names[g], 0 };
	rescore_features(scene, candidates, k, &f, groups);
	for (size_t j = 0; j < f.n; j++)
		why[groups[j]].weight +=
		    (float)weights->at[f.at[j] & weights->mask] /
		    RESCORE_SCALE;
	sort_evidence(why, GROUPS);
	return GROUPS;
}
