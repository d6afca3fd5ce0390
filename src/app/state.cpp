#include "app/state.h"

#include <algorithm>

#include "base/assert.h"

namespace chainrule {
namespace {

constexpr size_t longest_trail = 50;

constexpr std::pair<StageView, const char*> views[] = {{StageView::network, "network"},
                                                       {StageView::graph, "graph"},
                                                       {StageView::matrices, "matrices"},
                                                       {StageView::landscape, "landscape"}};

// "hidden.w[0,1]" of its gradient, and of what it was before the update: both are looked at in the same place.
std::string_view place_of(std::string_view cell) { return cell.substr(std::min(cell.size(), cell.rfind(' ') + 1)); }

void choose(AppState& state, const std::string& cell) {
    state.chosen_by_hand = !cell.empty();
    if (cell == state.chosen) return;
    const bool elsewhere = place_of(cell) != place_of(state.chosen);
    state.everything = state.everything && !elsewhere;
    if (!state.chosen.empty() && !cell.empty() && elsewhere) {
        state.trail.push_back(state.chosen);
        if (state.trail.size() > longest_trail) state.trail.erase(state.trail.begin());
    }
    if (cell.empty()) state.trail.clear();
    state.chosen = cell;
}

constexpr std::pair<Where, const char*> places[] = {
    {Where::lessons, "lessons"}, {Where::lesson, "lesson"}, {Where::sandbox, "sandbox"}, {Where::proof, "proof"}};

}  // namespace

StageView view_named(std::string_view name) {
    for (const auto& [view, its_name] : views)
        if (name == its_name) return view;
    return StageView::network;
}

const char* name_of(StageView view) {
    for (const auto& [one, its_name] : views)
        if (view == one) return its_name;
    return views[0].second;
}

const char* name_of(Where where) {
    for (const auto& [place, its_name] : places)
        if (where == place) return its_name;
    return places[0].second;
}

Where where_named(std::string_view name) {
    for (const auto& [place, its_name] : places)
        if (name == its_name) return place;
    return Where::sandbox;
}

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

Action choose_data(std::string_view kind, Values settings) {
    Action action;
    action.command.verb = Verb::data, action.command.name = kind, action.command.settings = std::move(settings);
    return action;
}

Action say(Action::Kind kind, std::string question, std::string answer) {
    Action action = act(kind, std::move(question));
    action.answer = std::move(answer);
    return action;
}

Action show_landscape(LandscapeState landscape) {
    Action action = act(Action::Kind::landscape);
    action.landscape = std::move(landscape);
    return action;
}

Action open_lesson(std::string name, int step) {
    Action action = act(Action::Kind::lesson, std::move(name));
    action.number = step;
    return action;
}

void apply(AppState& state, const Action& action) {
    switch (action.kind) {
        case Action::Kind::choose: choose(state, action.text); return;
        case Action::Kind::choose_back:
            if (state.trail.empty()) return;
            state.chosen = state.trail.back(), state.everything = false;
            state.trail.pop_back();
            return;
        case Action::Kind::toggle_check: state.checking = !state.checking; return;
        case Action::Kind::toggle_everything: state.everything = !state.everything; return;
        case Action::Kind::hover: state.hovered = action.text; return;
        case Action::Kind::language: state.language = action.text; return;
        case Action::Kind::next_look:
            state.look = state.look == Look::light ? Look::dark : state.look == Look::dark ? Look::contrast : Look::light;
            return;
        case Action::Kind::text_scale: state.text_scale = action.number; return;
        case Action::Kind::toggle_keys: state.keys_open = !state.keys_open; return;
        case Action::Kind::toggle_log_scale: state.log_scale = !state.log_scale; return;
        case Action::Kind::view: state.view = view_named(action.text); return;
        case Action::Kind::stride: state.stride = action.text; return;
        case Action::Kind::landscape: state.landscape = action.landscape; return;
        case Action::Kind::toggle_all_examples: state.all_examples = !state.all_examples; return;
        case Action::Kind::go: state.where = where_named(action.text); return;
        case Action::Kind::search: state.search = action.text; return;
        case Action::Kind::type: state.attempts[action.text].typed = action.answer; return;
        case Action::Kind::hint: state.attempts[action.text].hint_shown = true; return;
        case Action::Kind::command:
        case Action::Kind::lesson:
        case Action::Kind::next_step:
        case Action::Kind::previous_step:
        case Action::Kind::bring_back:
        case Action::Kind::expression:
        case Action::Kind::start_over:
        case Action::Kind::remove_own:
        case Action::Kind::answer:
        case Action::Kind::reveal:
        case Action::Kind::prove_again:
        case Action::Kind::predict: return;
    }
}

}  // namespace chainrule
