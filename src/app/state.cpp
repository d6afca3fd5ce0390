#include "app/state.h"

#include "base/assert.h"

namespace chainrule {
namespace {

constexpr size_t longest_trail = 50;

void choose(AppState& state, const std::string& cell) {
    if (cell == state.chosen) return;
    if (!state.chosen.empty() && !cell.empty()) {
        state.trail.push_back(state.chosen);
        if (state.trail.size() > longest_trail) state.trail.erase(state.trail.begin());
    }
    if (cell.empty()) state.trail.clear();
    state.chosen = cell;
}

}  // namespace

Action act(Action::Kind kind, std::string text) {
    Action action;
    action.kind = kind, action.text = std::move(text);
    return action;
}

Action run_command(std::string_view text) {
    Result<Command> command = parse_command(text);
    CHAINRULE_ASSERT(command, "the program's own commands must parse");
    Action action;
    action.command = *command;
    return action;
}

void apply(AppState& state, const Action& action) {
    switch (action.kind) {
        case Action::Kind::command: return;
        case Action::Kind::choose: choose(state, action.text); return;
        case Action::Kind::choose_back:
            if (state.trail.empty()) return;
            state.chosen = state.trail.back();
            state.trail.pop_back();
            return;
        case Action::Kind::hover: state.hovered = action.text; return;
        case Action::Kind::language: state.language = action.text; return;
        case Action::Kind::next_look:
            state.look = state.look == Look::light ? Look::dark : state.look == Look::dark ? Look::contrast : Look::light;
            return;
        case Action::Kind::text_scale: state.text_scale = action.number; return;
        case Action::Kind::toggle_keys: state.keys_open = !state.keys_open; return;
        case Action::Kind::toggle_log_scale: state.log_scale = !state.log_scale; return;
    }
}

}  // namespace chainrule
