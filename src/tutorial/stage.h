// What a stage of a page may say, and how its texts are read. All settings are optional: what is absent is the program's default,
// so that a stage always looks the same. Any thread.
//
//   model = NAME                     of tutorials/models (spiral); or:
//   expression = e = a*b; L = e + c  and  values = a=2 b=-3 c=10
//   data = spiral noise=0.1          a data set; or: data = given x=0.05,0.10 y=0.01,0.99   (examples separated by ;)
//   seed, data_seed, batch_size      numbers; precision = double (as in lessons, the default) | float
//   run = put output.w[0,0] 0.4; set learning_rate 0.5        Commands, in this order, at step 0
//   step = 20, cursor = start | forward:NODE | backward:NODE | update | tick:N    NODE: just after it
//   view = network | graph | matrices | landscape;  select = CELL;  mask = CELL, CELL
//   examples = all                   the matrices have a row for each of the batch, not only for the one looked at
//   landscape = CELL CELL, landscape_range = -3 3, race = SGD:0.1 SGD:0.01      the race goes along with the run
//   keep = weights | run             nothing is built anew: the run, or its weights, as the learner leaves them
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/arithmetic.h"
#include "base/values.h"

namespace chainrule {

const std::vector<Field>& stage_fields();  // their fallbacks are the defaults

// A setting of a stage, or the default where it is absent. Asserts that stages have such a setting.
std::string stage_text(const Values& stage, std::string_view name);
double stage_number(const Values& stage, std::string_view name);

// Whether a cursor is written like one; train/cursor_text.h says where in a step it is.
bool reads_as_cursor(std::string_view text);

// Errors of the following: "page.form".
struct Range {
    double from = 0, to = 0;
};
Result<Range> parse_range(std::string_view text);                    // "-3 3", the first the smaller
Result<Values> parse_values(std::string_view text);                  // "a=2 b=-3": numbers
struct RaceEntry {
    std::string optimizer;
    double rate = 0;
};
Result<std::vector<RaceEntry>> parse_race(std::string_view text);        // "SGD:0.1 Adam:0.01"
std::vector<std::string> split_cells(std::string_view text);         // at commas outside of [ ]: "x[0], hidden.w[0,1]"
std::vector<std::string> split_words(std::string_view text);         // at spaces outside of [ ]
std::vector<std::string> split_commands(std::string_view text);      // at ;

// What is wrong with these settings in themselves, without knowing models and commands. Errors: "page.form", "page.exclusive" (name,
// other), "page.missing" (of, name), those of parse_program.
struct StageError {
    std::string setting;
    Error error;
};
std::vector<StageError> check_stage(const Values& stage);

}  // namespace chainrule
