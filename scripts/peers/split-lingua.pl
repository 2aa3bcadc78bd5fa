#!/usr/bin/perl
# split-lingua.pl < text > one sentence a line: Lingua::Sentence, the Moses splitter.
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use Lingua::Sentence;

my $splitter = Lingua::Sentence->new("en");
local $/ = "";
while (my $paragraph = <STDIN>) {
	$paragraph =~ s/\s+/ /g;
	print $splitter->split($paragraph), "\n";
}
