// The command line's parser. Native only: it listens to Ctrl-C and takes what it cannot parse as exceptions.
#pragma once
#include "cli/verbs.h"

namespace chainrule::cli {

// Parses, then calls a verb. The result is the process's exit status; 2 where the arguments cannot be understood.
int run(int count, const char* const* arguments, Context& context);

}  // namespace chainrule::cli
