/* The names in a folder. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* A folder that holds this one is full of tables, not of articles. */
#define FOLDER_OF_TABLES ".newsline"

struct folder_name {
	char *text;
	bool regular; /* surely a regular file */
};

struct folder {
	struct folder_name *at; /* [n], sorted, hidden ones left out */
	size_t n, cap;
	size_t hidden; /* how many were left out */
	bool tables;   /* FOLDER_OF_TABLES is among them */
};

/* Read the names at path into a zeroed folder; false, errno: unreadable. */
bool folder_read(struct folder *folder, const char *path);
void folder_release(struct folder *folder);

bool folder_has(const struct folder *folder, const char *name);

#endif
