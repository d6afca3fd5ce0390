// What the screen knows besides the run itself, and everything a user can do to it. Plain data: apply() takes the
// state and an Action and changes nothing else but the queue of Commands.
#pragma once
#include <string>
#include <vector>

#include "train/command.h"

namespace chainrule {

enum class Look { light, dark, contrast };

struct AppState {
    std::string language = "en";  // a folder of tutorials/
    Look look = Look::light;
    double text_scale = 1;
    std::string chosen;              // the selected cell: "hidden_1.w[0,1]"; "" for none
    std::vector<std::string> trail;  // cells chosen before it, the last one first to go back to
    std::string hovered;             // a cell under the pointer
    bool keys_open = false;          // the sheet of keys
    bool log_scale = false;          // of the loss curves
};

struct Action {
    enum class Kind {
        command,      // for the run
        choose,       // text: a cell; "" for none
        choose_back,  // to the cell chosen before
        hover,        // text: a cell; "" for none
        language,     // text: "en", "zh"
        next_look,
        text_scale,   // number
        toggle_keys,
        toggle_log_scale,
    };
    Kind kind = Kind::command;
    Command command;
    std::string text;
    double number = 0;
};

// Short ways to say the usual ones.
Action act(Action::Kind kind, std::string text = "");
Action run_command(std::string_view text);  // a Command in its text form, which must parse

// Changes the state; Commands are left to the caller, who has the Worker.
void apply(AppState& state, const Action& action);

}  // namespace chainrule
