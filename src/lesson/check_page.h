// What can be wrong with a page that reads well: cells that its networks do not have, Commands that they refuse, models and pages
// that are not there, goals that are met before anything is done, numbers that the engine does not have. For `chainrule check-pages`,
// for the tests of the pages, and for a page that is dropped onto the screen.
#pragma once
#include <vector>

#include "lesson/stage_setup.h"
#include "tutorial/page.h"

namespace chainrule {

// Every error with its line, in their order: those of the reader, and in lines that could be read those that only the engine knows. Builds
// each step's run, and trains as many steps as the stages and checks say; without `trains` none: then goals and checks of steps that
// begin further on are taken as they are. Errors besides the reader's: those of setup_of, parse_command,
// parse_cell, Session::make and Session::apply, and of check_numbers; "page.name" (name, expected: neither a cell nor a word of a run), "page.node" (found,
// expected), "page.parameter" (name: not a weight or bias), "page.no_page" (name), "page.keeps_nothing", "page.optimizer" (found, expected),
// "page.source" (found, expected: of published numbers), "page.formula" (found).
std::vector<Error> check_page(const PageResult& read, const Beside& beside, bool trains = true);

}  // namespace chainrule
