// Everything that may be asked of a Session, each with one text form that keys, links, pages, tests and the
// log share. The first word is the verb:
//
//   play | pause                          run, stop
//   tick | tick back                      one op forward, one op back
//   layer | layer back                    to where the next layer, or another stage of the step, begins; or the one before
//   step | step back                      to the end of this step, to the start of this (or the previous) one
//   epoch | epoch back
//   goto 384 | goto 384:9                 step, and tick within it
//   reset                                 back to the start: same weights
//   seed 7                                new weights and order of examples
//   data spiral noise=0.1 examples=500    another data set
//   data given x=0,1;1,0 y=1;0            examples written down: see data/given.h
//   set learning_rate 0.1                 a setting of the optimizer; also batch_size
//   put hidden.w[0,1] 0.5                 one parameter
//   sample 3                              which example of the batch is looked at
//   speed 600 | speed max                 steps per second while playing
//   speed 1 op                            ops per second
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/values.h"

namespace chainrule {

enum class Verb { play, pause, tick, layer, step, epoch, go_to, reset, seed, data, set, put, sample, speed };

struct Command {
    Verb verb = Verb::pause;
    bool back = false;     // tick, layer, step, epoch
    bool ops = false;      // speed: number counts ops, not steps
    int64_t step = 0;      // go_to; seed and sample: the number
    int tick = 0;          // go_to: within the step
    std::string name;      // data: kind; set: setting; put: cell
    double number = 0;     // set, put; speed: steps (or ops) per second, 0 = as fast as it goes
    Values settings;       // data
    bool operator==(const Command&) const = default;
};

Result<Command> parse_command(std::string_view text);  // errors: "command.unknown", "command.arguments" (verb, expected, found)
std::string to_text(const Command& command);           // parses back equal

}  // namespace chainrule
