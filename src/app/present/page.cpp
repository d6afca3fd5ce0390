#include "app/present/page.h"

#include <algorithm>
#include <cmath>

#include "app/answers.h"
#include "app/format.h"
#include "app/library.h"
#include "app/own_lesson.h"
#include "lesson/live.h"
#include "app/present/looking.h"
#include "base/error_text.h"

namespace chainrule {
namespace {

class Reader {
  public:
    Reader(const AppState& state, const Snapshot& s, const Strings& words) : state_(state), s_(s), words_(words), masking_(masking(state, s)) {}

    std::vector<TextPiece> read(const std::vector<Inline>& content) const {
        std::vector<TextPiece> pieces;
        for (const Inline& one : content) {
            TextPiece piece;
            piece.text = one.text, piece.target = one.target;
            piece.strong = one.strong, piece.emphasis = one.emphasis, piece.code = one.code;
            switch (one.kind) {
                case Inline::Kind::text: break;
                case Inline::Kind::live: number(one, piece); break;
                case Inline::Kind::formula: piece.kind = TextPiece::Kind::formula; break;
                case Inline::Kind::run: piece.kind = TextPiece::Kind::command; break;
                case Inline::Kind::see: piece.kind = TextPiece::Kind::cell; break;
                case Inline::Kind::page: piece.kind = TextPiece::Kind::page; break;
            }
            pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    QuestionPicture question(const Block& block, const std::string& id) const {
        QuestionPicture q;
        q.id = id;
        const auto found = state_.attempts.find(id);
        const Attempt attempt = found == state_.attempts.end() ? Attempt{} : found->second;
        using Verdict = Attempt::Verdict;
        q.closed = attempt.closed(), q.right = attempt.verdict == Verdict::right;
        q.wrong = attempt.verdict == Verdict::wrong || attempt.verdict == Verdict::unreadable || attempt.verdict == Verdict::not_yet;
        q.typed = attempt.typed, q.hint_shown = attempt.hint_shown && !q.closed;
        for (const auto& choice : block.choices) q.choices.push_back(read(choice));
        q.hint = read(block.hint);
        q.reply = sentence(attempt.reply, words_);
        const int digits = digits_of(block);
        const Result<Term> answer = parse_value(block.settings.text("answer"));
        const bool counted = answer && names_in(*answer).empty();  // how many of something: right or wrong
        if (block.choices.empty() && !counted) q.tolerance = words_("question.tolerance", {{"n", std::to_string(digits)}});
        if (!q.closed) return q;
        q.because = read(block.because);
        if (!block.choices.empty()) q.answer = block.settings.text("answer");
        else if (const std::optional<double> truth = truth_of(block, s_)) q.answer = significant(*truth, std::max(digits + 2, 5));
        return q;
    }

  private:
    void number(const Inline& one, TextPiece& piece) const {
        piece.kind = TextPiece::Kind::number;
        piece.text = not_computed;
        Result<Term> term = parse_value(one.text);
        if (!term) return;
        if (term->kind == Term::Kind::name)
            if (Result<Cell> c = parse_cell(term->name, visible(s_), looked_at(s_), s_.memory.work.rows)) {
                piece.gradient = c->slot == Slot::grad;
                piece.target = to_text({c->node, Slot::value, c->index}, visible(s_), looked_at(s_));
            }
        if (masking_.hides(*term, s_)) piece.text = hidden_number;
        else if (const std::optional<double> value = live_value(s_, *term)) piece.text = significant(*value, one.digits);
    }

    const AppState& state_;
    const Snapshot& s_;
    const Strings& words_;
    Masking masking_;
};

// Each fault to the block in whose lines it is; those of other steps for themselves.
void place_faults(const PageResult& result, PagePicture& picture, const Strings& words) {
    constexpr size_t most = 20;
    const std::vector<Step>& steps = result.page.steps;
    const auto step_of = [&](int line) {
        size_t step = 0;
        while (step + 1 < steps.size() && steps[step + 1].stage_line <= line) ++step;
        return int(step);
    };
    size_t more = 0;
    for (const Error& error : result.errors) {
        const int line = line_of(error);
        std::vector<std::string>* place = &picture.faults;
        if (step_of(line) != picture.step) place = &picture.faults_elsewhere;
        else
            for (BlockPicture& b : picture.blocks)
                if (b.source->line <= line) place = &b.faults;
        if (place == &picture.faults_elsewhere && place->size() >= most) ++more;
        else place->push_back(word(error, words));
    }
    if (more > 0) picture.faults_elsewhere.push_back(words("lesson.more_faults", {{"n", std::to_string(more)}}));
}

}  // namespace

std::string sentence(const std::vector<Saying>& reply, const Strings& words) {
    std::string text;
    for (const Saying& one : reply) {
        const std::string key = one.key;
        const std::string said = key.starts_with("error.") ? word(Error{key.substr(6), one.arguments}, words) : words(key, one.arguments);
        // Sentences are parted by a space, but not in Chinese.
        text += (text.empty() || text.ends_with("\u3002") || text.ends_with("\uff01") || text.ends_with("\uff1f") ? "" : " ") + said;
    }
    return text;
}

PagePicture present_page(const PageResult& result, const AppState& state, const Snapshot& s, const Strings& words) {
    const Page& page = result.page;
    PagePicture picture;
    picture.step = state.lesson_step, picture.steps = int(page.steps.size());
    picture.counter = words("lesson.counter", {{"title", page.title}, {"n", std::to_string(picture.step + 1)}, {"of", std::to_string(picture.steps)}});
    if (is_own(page.name)) picture.own = words("lesson.own", {{"file", std::string(own_file(page.name))}});
    if (state.said == "lesson.started_over") picture.notice = words("lesson.started_over");
    if (picture.step >= picture.steps) {
        place_faults(result, picture, words);
        return picture;
    }
    const Step& step = page.steps[size_t(picture.step)];
    picture.title = step.title;
    const LessonProgress* progress = state.progress.find(page.name);
    picture.furthest = progress ? progress->furthest : picture.step;
    const Reader reader(state, s, words);
    bool titled = false;
    int directives = 0;
    for (const Block& block : step.blocks) {
        if (block.kind == Block::Kind::heading && !titled) {
            titled = true;
            continue;
        }
        BlockPicture& b = picture.blocks.emplace_back();
        b.kind = block.kind, b.level = block.level, b.marker = block.marker, b.source = &block;
        b.content = reader.read(block.content);
        if (block.kind != Block::Kind::goal && block.kind != Block::Kind::question) continue;
        const std::string id = directive_id(picture.step, ++directives);
        b.met = progress && progress->done.count(id) > 0;
        if (block.kind == Block::Kind::question) b.question = reader.question(block, id);
        if (!b.met && !(b.question && b.question->closed)) ++picture.goals_left;
    }
    place_faults(result, picture, words);
    return picture;
}

std::optional<QuestionPicture> present_prediction(const AppState& state, const Snapshot& s, const Strings& words) {
    if (state.predicted.empty()) return std::nullopt;
    return Reader(state, s, words).question(question_for(state.predicted), prediction_id);
}

}  // namespace chainrule
