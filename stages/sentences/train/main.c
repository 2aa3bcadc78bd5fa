/*
 * Learn the weights of nl-sentences: logistic regression over hashed
 * features, AdaGrad, in a fixed order from a fixed seed.
 *
 *     build/train/sentences MODEL CORPUS...
 *
 * A corpus is NAME=WEIGHT:FOLDER[:GENRE,GENRE...] where FOLDER holds
 * train.txt, train.tsv and, where genres are named, train.docs.tsv.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "corpus.h"
#include "diag.h"
#include "learn.h"
#include "model.h"

int
main(int argc, char *argv[])
{
	struct examples examples = { 0 };

	diag_program("train-sentences");
	if (argc < 3)
		die("expected: MODEL CORPUS...");
	for (int i = 2; i < argc; i++)
		corpus_read(&examples, argv[i]);
	learn(&examples, argv[1]);
	return STATUS_OK;
}
