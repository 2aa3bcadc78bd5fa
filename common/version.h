/* The release that --version prints and that via records carry. */
#ifndef VERSION_H
#define VERSION_H

#define NEWSLINE_VERSION "0.1.0"

#endif
