# Newsline.  `make help` lists what this can do.
#
# A folder under stages/ with a main.c is a program, nl-FOLDER; no line here
# has to name it.  Beside it lie its tables (*.tsv, compiled in by
# scripts/tab2c.awk), its models (*.model, embedded as they are), its manual
# (*.1) and, in train/, the program that learns the model.

SHELL := /bin/bash
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules

CC ?= cc
ifeq ($(origin CC),default)
CC := cc
endif
OPT ?= -O3 -g
SAN ?=
B ?= build$(if $(SAN),-$(subst $(comma),-,$(SAN)))
PREFIX ?= /usr/local
DESTDIR ?=
ARTICLES ?= corpus/articles
OUT ?= out
V ?=
Q := $(if $(V),,@)
comma := ,

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings \
	-Wformat=2 -Werror
ifneq ($(SAN),)
SANFLAGS := -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
else
HARDEN := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LDHARDEN := -pie -Wl,-z,relro,-z,now,-z,noexecstack
endif
# The programs, not the tests, are optimised as a whole where the compiler can:
# objects hold both forms.  LTO= builds without.
ifneq ($(SAN),)
LTO :=
else
LTO ?= $(shell echo 'int main(void) { return 0; }' | \
	$(CC) -O1 -Werror -flto=auto -ffat-lto-objects -x c -o /dev/null - 2>/dev/null && \
	echo -flto=auto)
endif
LTO := $(LTO)
PACKAGES := libpcre2-8 libutf8proc jansson libxml-2.0 zlib libzstd
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Icommon -I$(B)/gen -Istages $(PKG_CFLAGS)
ALL_CFLAGS = -std=c17 $(OPT) $(WARN) $(HARDEN) $(SANFLAGS) \
	-ffp-contract=off -ffile-prefix-map=$(CURDIR)=. \
	$(if $(LTO),$(LTO) -ffat-lto-objects) $(CFLAGS)
ALL_LDFLAGS = $(SANFLAGS) $(LDHARDEN) $(LDFLAGS)
WHOLE = $(if $(LTO),$(LTO) -ffp-contract=off -ffile-prefix-map=$(CURDIR)=.)
PARTS = $(if $(LTO),-fno-lto)
LDLIBS += $(PKG_LIBS) -lcsv -lm -pthread

# ------------------------------------------------------------- what there is

STAGES   := $(patsubst stages/%/main.c,%,$(wildcard stages/*/main.c))
program   = $(if $(filter newsline,$(1)),newsline,nl-$(1))
BIN      := $(foreach s,$(STAGES),$(B)/bin/$(call program,$(s)))
SCRIPTS  := $(patsubst scripts/bin/%,$(B)/bin/%,$(wildcard scripts/bin/*))
TRAINERS := $(patsubst stages/%/train/main.c,$(B)/train/%,$(wildcard stages/*/train/main.c))
TABLES   := $(patsubst stages/%,$(B)/gen/%.h,$(wildcard stages/*/*.tsv)) \
	$(patsubst common/%,$(B)/gen/%.h,$(wildcard common/*.tsv)) \
	$(patsubst stages/%,$(B)/gen/%.h,$(wildcard stages/*/*.css stages/*/*.js))
MODELS   := $(patsubst %,$(B)/%.o,$(wildcard stages/*/*.model common/*.model))
MANUALS  := $(wildcard common/*.[1-8] stages/*/*.[1-8] stages/*.[1-8] scripts/*.[1-8])
UNIT     := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*_test.c))
FUZZ     := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))
objects   = $(patsubst %.c,$(B)/%.o,$(1))
COMMON   := $(call objects,$(wildcard common/*.c))
WORK     := $(call objects,$(filter-out %/main.c,$(wildcard stages/*/*.c)))
SOURCES   = $(wildcard common/*.[ch] stages/*/*.[ch] stages/*/train/*.[ch] \
	tests/unit/*.[ch] tests/fuzz/*.[ch] tests/faults/*.[ch])

# ------------------------------------------------------------------- building

all: $(BIN) $(SCRIPTS) ## build every program into build/bin

.SECONDEXPANSION:
$(B)/bin/nl-%: $$(call objects,$$(wildcard stages/$$*/*.c)) \
		$$(addprefix $(B)/,$$(addsuffix .o,$$(wildcard stages/$$*/*.model))) $(B)/libcommon.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(OPT) $(ALL_LDFLAGS) $(WHOLE) -o $@ $^ $(LDLIBS)

$(B)/bin/newsline: $$(call objects,$$(wildcard stages/newsline/*.c)) $(B)/libcommon.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(OPT) $(ALL_LDFLAGS) $(WHOLE) -o $@ $^ $(LDLIBS)

$(SCRIPTS): $(B)/bin/%: scripts/bin/%
	@mkdir -p $(@D)
	$(Q)install -m 755 $< $@

$(B)/train/%: $$(call objects,$$(wildcard stages/$$*/train/*.c)) \
		$$(filter-out $(B)/stages/$$*/main.o,$$(call objects,$$(wildcard stages/$$*/*.c))) $(B)/libcommon.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(OPT) $(ALL_LDFLAGS) $(PARTS) -o $@ $^ $(LDLIBS)

$(B)/libcommon.a: $(COMMON) $(filter $(B)/common/%,$(MODELS))
	$(Q)rm -f $@; ar rcs $@ $^

# Every stage's work without the mains, for unit tests and fuzzers.
$(B)/libstages.a: $(WORK) $(filter-out $(B)/common/%,$(MODELS))
	$(Q)rm -f $@; ar rcs $@ $^

$(B)/%.o: %.c | $(TABLES)
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.tsv.h: stages/%.tsv scripts/tab2c.awk
	@mkdir -p $(@D)
	$(Q)LC_ALL=C awk -v name=$(basename $(<F)) -f scripts/tab2c.awk $< > $@

$(B)/gen/%.tsv.h: common/%.tsv scripts/tab2c.awk
	@mkdir -p $(@D)
	$(Q)LC_ALL=C awk -v name=$(basename $(<F)) -f scripts/tab2c.awk $< > $@

# page.css (ASCII) gives "X/page.css.h" with the string page_css[].
$(B)/gen/%.css.h $(B)/gen/%.js.h: kind = $(subst .,_,$(basename $(@F)))
define text_header
	@mkdir -p $(@D)
	$(Q){ echo "static const char $(kind)[] = {"; \
		od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g'; echo "0 };"; } > $@
endef
$(B)/gen/%.css.h: stages/%.css
	$(text_header)
$(B)/gen/%.js.h: stages/%.js
	$(text_header)

symbol = model_$(subst -,_,$(basename $(notdir $(1))))
$(B)/%.model.o: %.model
	@mkdir -p $(@D)
	$(Q)printf '.section .rodata\n.balign 64\n.global %s\n%s:\n.incbin "%s"\n.global %s_end\n%s_end:\n.byte 0\n.section .note.GNU-stack,"",%%progbits\n' \
		$(call symbol,$<) $(call symbol,$<) $< $(call symbol,$<) $(call symbol,$<) | \
		$(CC) -c -x assembler -o $@ -

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# -------------------------------------------------------------------- running

deps: ## install the Debian packages that are missing (nothing where all are there)
	@scripts/deps build

# Names of folders reach the script as they are, whatever signs are in them.
run: export RUN_ARTICLES := $(value ARTICLES)
run: export RUN_OUT := $(value OUT)
run: deps ## the whole chain over ARTICLES (corpus/articles) into OUT (out)
	@$(MAKE) --no-print-directory -s all
	@B='$(B)' scripts/run "$$RUN_ARTICLES" "$$RUN_OUT"

# -------------------------------------------------------------------- testing

$(B)/tests/%: $(B)/tests/unit/%.o $(B)/libstages.a $(B)/libcommon.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(OPT) $(ALL_LDFLAGS) $(PARTS) -o $@ $^ $(LDLIBS) -lcmocka

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(B)/libstages.a $(B)/libcommon.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LINK $@")
	$(Q)$(CC) $(OPT) $(ALL_LDFLAGS) $(PARTS) -o $@ $^ $(LDLIBS)

tests: all $(UNIT) $(FUZZ) ## build all test programs

test: ## every test; ends with "N passed, N failed"
	@scripts/deps test
	@$(MAKE) --no-print-directory -s tests
	@B=$(B) tests/run $(SUITES)

check: test ## as test; SAN=address,undefined under sanitizers, SUITES="unit golden" some suites

check-valgrind: tests ## unit tests and sample articles under valgrind
	@B=$(B) tests/valgrind

fuzz: ## libFuzzer on every target, TIME seconds each (60)
	@TIME=$(or $(TIME),60) tests/fuzz/fuzz $(TARGETS)

faults: tests ## every n-th allocation and write failing, the long form
	@B=$(B) LONG=1 tests/faults/run

golden-accept: tests ## rewrite what the golden cases expect; read the diff
	@B=$(abspath $(B)) ACCEPT=1 tests/golden/run
	@B=$(abspath $(B)) ACCEPT=1 tests/man/run

bench: all ## speed of every stage and of the chain, start-up, memory
	@B=$(B) scripts/bench

bench-peers: all ## our speed beside other packages, in one run
	@B=$(B) scripts/bench-peers

score: all ## quality on our corpus and, where it is present, on ../shared
	@B=$(B) scripts/score

train: $(TRAINERS) ## learn the models anew (needs ../shared); CORPUS=file for another
	@B=$(B) CORPUS="$(CORPUS)" scripts/train $(STAGE)

# ----------------------------------------------------------------- the source

lint: ## clang-tidy, shellcheck, mandoc -Tlint
	@B=$(B) scripts/lint

format: ## clang-format on every C file
	clang-format -i $(SOURCES)

compdb: ## compile_commands.json for editors
	$(MAKE) clean && bear -- $(MAKE) tests

install: ## programs, manuals and completion under $(DESTDIR)$(PREFIX); build first
	@B=$(B) DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" scripts/install install

uninstall: ## remove what install put there
	@B=$(B) DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" scripts/install uninstall

dist: ## newsline-VERSION.tar.gz from the last commit
	@scripts/dist

clean: ## remove what was built
	rm -rf build build-* out

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

.PHONY: all deps run tests test check check-valgrind fuzz faults golden-accept \
	bench bench-peers score train lint format compdb install uninstall \
	dist clean help
