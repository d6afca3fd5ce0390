// What the screen knows besides the run itself, and everything a user can do to it. Plain data: apply() takes the
// state and an Action and changes nothing else but the queue of Commands.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/attempt.h"
#include "app/landscape_state.h"
#include "app/progress.h"
#include "train/command.h"

namespace chainrule {

enum class Look { light, dark, contrast };
enum class Where { lessons, lesson, sandbox, proof };  // what the page card shows: the contents, a lesson, ...
enum class StageView { network, graph, matrices, landscape };

inline constexpr const char* strides[] = {"tick", "layer", "step", "epoch"};  // to choose from, of AppState::stride
inline constexpr double text_sizes[] = {0.9, 1, 1.15, 1.3, 1.5};  // to choose from, of AppState::text_scale

struct AppState {
    std::string language = "en";  // a folder of tutorials/
    Look look = Look::light;
    double text_scale = 1;
    std::string chosen;              // the selected cell: "hidden_1.w[0,1]"; "" for none
    std::vector<std::string> trail;  // cells chosen before it, the last one first to go back to
    bool chosen_by_hand = false;     // not by a lesson's stage: on a phone only then does the inspector cover the page
    bool checking = false;           // its gradient against differences
    bool everything = false;         // of its sums and paths, not only the largest
    std::string hovered;             // a cell under the pointer
    bool keys_open = false;          // the sheet of keys
    bool log_scale = false;          // of the loss curves

    // Lessons. A lesson stays open while its learner looks elsewhere.
    Where where = Where::sandbox;
    std::string lesson;       // name of the open page: "02-backpropagation"; "" for none
    int lesson_step = 0;      // from 0
    bool wandered = false;    // the run is no longer as the step had set it
    std::string search;       // what the contents are searched for
    std::string said;         // the last thing worth announcing: a goal reached, or the words of what was done
    std::vector<std::string> masked;          // cells that are being asked for: see masking.h
    std::map<std::string, Attempt> attempts;  // by question: "3.1", or prediction_id
    std::string predicted;                    // the cell of the prediction on demand; "" for none
    Progress progress;

    // The stage and the transport.
    StageView view = StageView::network;
    std::string stride = "tick";     // what the transport's buttons and the space bar go by: a verb of the Commands
    LandscapeState landscape;
    bool all_examples = false;       // the matrices have a row for each example of the batch, not only the one looked at
};

inline constexpr const char* prediction_id = "prediction";

struct Action {
    enum class Kind {
        command,      // for the run
        choose,       // text: a cell; "" for none
        choose_back,  // to the cell chosen before
        toggle_everything,
        toggle_check,
        hover,        // text: a cell; "" for none
        language,     // text: "en", "zh"
        next_look,
        text_scale,   // number
        toggle_keys,
        toggle_log_scale,
        view,           // text: "network", "graph", "matrices", "landscape"
        landscape,      // landscape: how it is to be
        go,             // text: "lessons", "lesson", "sandbox", "proof"
        lesson,         // text: a page's name; number: step, from 0, or -1: where the learner was
        next_step,
        previous_step,
        bring_back,     // the stage as the step had set it
        search,         // text: what for, in the contents
        type,           // text: a question; answer: what stands in its field
        answer,         // text: a question; answer: what is judged
        hint,           // text: a question
        reveal,         // text: a question, or a cell: shows the number everywhere
        start_over,     // text: a lesson; forgets what was done in it
        remove_own,     // the learner's own lesson
        expression,     // text: a program of the learner's own, to be the run
        predict,        // text: a cell, or "" for the next number to be computed
        stride,         // text: "tick", "layer", "step", "epoch"
        toggle_all_examples,
        prove_again,    // computes the published numbers once more
    };
    Kind kind = Kind::command;
    Command command;
    std::string text;
    std::string answer;
    double number = 0;
    LandscapeState landscape;
};

// Short ways to say the usual ones.
Action act(Action::Kind kind, std::string text = "");
Action run_command(std::string_view text);  // a Command in its text form, which must parse
Action choose_data(std::string_view kind, Values settings);
Action say(Action::Kind kind, std::string question, std::string answer);  // type, answer
Action show_landscape(LandscapeState landscape);
Action open_lesson(std::string name, int step = -1);

StageView view_named(std::string_view name);  // of the words above
const char* name_of(StageView view);
const char* name_of(Where where);
Where where_named(std::string_view name);

// Changes the state; Commands, and what needs the pages or the run (lesson, steps, answers), are left to the caller.
void apply(AppState& state, const Action& action);

}  // namespace chainrule
