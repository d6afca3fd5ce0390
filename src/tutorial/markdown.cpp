#include "tutorial/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <functional>

#include "tutorial/formulas.h"
#include "tutorial/inlines.h"

namespace chainrule {
namespace {

// md4c reports what it finds by calling back. It hands out pieces of the text it was given: their addresses say where they are.
class Reader {
  public:
    Reader(const Source& source, size_t begin, size_t end) : source_(source), begin_(begin) {
        Formulas found = find_formulas(source, begin, end);
        result_.errors = std::move(found.errors);
        formulas_ = std::move(found.places);
        // Formulas are letters to md4c: nothing in them means anything, and what is around them reads on.
        covered_ = source.text().substr(begin, end - begin);
        for (const FormulaPlace& f : formulas_) std::fill(covered_.begin() + long(f.begin - begin), covered_.begin() + long(f.end - begin), 'x');
        line_ = source.line(begin);
    }

    Markdown run() {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return static_cast<Reader*>(self)->enter(type, detail), 0; };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return static_cast<Reader*>(self)->leave(type), 0; };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return static_cast<Reader*>(self)->enter_span(type, detail), 0; };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return static_cast<Reader*>(self)->leave_span(type), 0; };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            return static_cast<Reader*>(self)->text(type, {text, size}), 0;
        };
        md_parse(covered_.data(), MD_SIZE(covered_.size()), &parser, this);  // fails only if we do
        return std::move(result_);
    }

  private:
    struct List {
        bool ordered;
        unsigned next;
        char delimiter;
    };

    void fault(Error error) { result_.errors.push_back(at_line(std::move(error), line_)); }

    // Where in the source a piece of the covered text is; npos for what md4c has made itself.
    size_t place(const char* piece) const {
        const bool ours = !std::less<>()(piece, covered_.data()) && std::less<>()(piece, covered_.data() + covered_.size());
        return ours ? begin_ + size_t(piece - covered_.data()) : std::string::npos;
    }
    void move_to(size_t at) {
        if (at != std::string::npos) line_ = source_.line(at);
    }

    // A rule has no text that could say where it is: it is the next line that looks like one.
    void move_to_rule() {
        const std::string_view text = source_.text();
        for (size_t i = source_.start(line_ + 1); i < text.size(); i = text.find('\n', i) + 1) {
            const std::string_view line = text.substr(i, text.find('\n', i) - i);
            const std::string_view marks = trimmed(line.substr(std::min(line.find_first_not_of(" >"), line.size())));
            if (marks.size() >= 3 && marks.find_first_not_of(std::string(" ") + marks[0]) == marks.npos) return move_to(i);
            if (text.find('\n', i) == text.npos) return;
        }
    }

    // --- blocks ---
    void open(Block::Kind kind, int level = 1) {
        close();
        now_ = MarkdownBlock();
        now_.inside = !lists_.empty() || quotes_ > 0;
        now_.block.kind = kind, now_.block.level = level;
        open_ = true;
    }
    void close() {
        if (!open_) return;
        open_ = false;
        now_.block.content = writer_.take();
        const bool is_code = now_.block.kind == Block::Kind::code;
        if (now_.block.content.empty() && !is_code && now_.block.marker.empty()) return;
        if (!is_code) now_.block.line = now_.block.content.empty() ? line_ : now_.block.content.front().line;
        result_.blocks.push_back(std::move(now_));
    }
    // Running text: as a part of what is open, or as a paragraph of what we are in.
    void open_text() {
        const bool fresh_item = open_ && now_.block.kind == Block::Kind::item && writer_.empty();
        if (fresh_item) return;
        if (!lists_.empty()) open(Block::Kind::item, int(lists_.size()));
        else open(quotes_ > 0 ? Block::Kind::quote : Block::Kind::paragraph);
    }

    void enter(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
            case MD_BLOCK_QUOTE: ++quotes_; break;
            case MD_BLOCK_UL: close(), lists_.push_back({false, 0, 0}); break;
            case MD_BLOCK_OL: {
                const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
                close(), lists_.push_back({true, list->start, list->mark_delimiter});
                break;
            }
            case MD_BLOCK_LI: {
                open(Block::Kind::item, int(lists_.size()));
                List& list = lists_.back();
                now_.block.marker = list.ordered ? std::to_string(list.next++) + list.delimiter : "•";
                break;
            }
            case MD_BLOCK_H: open(Block::Kind::heading, int(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)); break;
            case MD_BLOCK_P: open_text(); break;
            case MD_BLOCK_CODE: {
                open(Block::Kind::code);
                const MD_ATTRIBUTE& info = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info;
                if (info.text) {
                    now_.block.name = attribute(info);
                    move_to(place(info.text));
                }
                now_.block.line = place(info.text) == std::string::npos ? 0 : line_;
                break;
            }
            case MD_BLOCK_HR: move_to_rule(), fault({"page.markup", {{"found", "---"}}}); break;
            default: break;
        }
    }

    void leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_CODE && now_.block.line == 0) now_.block.line = now_.end > 0 ? source_.line(now_.begin) - 1 : line_;
        if (type != MD_BLOCK_DOC) close();
        if (type == MD_BLOCK_QUOTE) --quotes_;
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    }

    // --- spans and text ---
    void enter_span(MD_SPANTYPE type, void* detail) {
        switch (type) {
            case MD_SPAN_EM: ++writer_.emphasis; break;
            case MD_SPAN_STRONG: ++writer_.strong; break;
            case MD_SPAN_CODE: writer_.begin_code(); break;
            case MD_SPAN_A: {
                const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
                move_to(place(address.text));
                writer_.begin_link(attribute(address), line_);
                break;
            }
            case MD_SPAN_IMG:
                move_to(place(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src.text));
                fault({"page.markup", {{"found", "!["}}});
                break;
            default: break;
        }
    }
    void leave_span(MD_SPANTYPE type) {
        if (type == MD_SPAN_EM) --writer_.emphasis;
        if (type == MD_SPAN_STRONG) --writer_.strong;
        if (type == MD_SPAN_CODE) writer_.end_code(line_);
        if (type == MD_SPAN_A) writer_.end_link();
    }

    std::string attribute(const MD_ATTRIBUTE& a) const {
        std::string whole;
        for (size_t k = 0; a.substr_offsets[k] < a.size; ++k) {
            const std::string_view part(a.text + a.substr_offsets[k], a.substr_offsets[k + 1] - a.substr_offsets[k]);
            whole += a.substr_types[k] == MD_TEXT_ENTITY ? decoded_entity(part) : std::string(part);
        }
        return whole;
    }

    void text(MD_TEXTTYPE type, std::string_view piece) {
        const size_t at = place(piece.data());
        move_to(at);
        if (!open_) open_text();  // the text of an item after a list inside it
        if (now_.block.kind == Block::Kind::code) return fence_text(piece, at);
        switch (type) {
            case MD_TEXT_SOFTBR: writer_.in_code() ? writer_.text(" ", line_) : writer_.soft_break(line_); break;
            case MD_TEXT_BR: writer_.hard_break(line_); break;
            case MD_TEXT_NULLCHAR: writer_.text("\uFFFD", line_); break;
            case MD_TEXT_ENTITY: writer_.text(decoded_entity(piece), line_); break;
            default:
                if (at == std::string::npos) writer_.text(piece, line_);
                else words(at, at + piece.size());
        }
    }

    void fence_text(std::string_view piece, size_t at) {
        if (at == std::string::npos) return;
        if (now_.end == 0) now_.begin = at;
        now_.end = at + piece.size();
    }

    // Text of the source, and the formulas in it.
    void words(size_t from, size_t to) {
        auto next = std::lower_bound(formulas_.begin(), formulas_.end(), from, [](const FormulaPlace& f, size_t at) { return f.end <= at; });
        for (; next != formulas_.end() && next->begin < to && !writer_.in_code(); ++next) {
            if (next->begin > from) writer_.text(source_.text().substr(from, next->begin - from), source_.line(from));
            if (next->begin >= from) formula(*next);
            from = std::min(next->end, to);
        }
        if (from < to) writer_.text(source_.text().substr(from, to - from), source_.line(from));
    }

    void formula(const FormulaPlace& f) {
        line_ = source_.line(f.begin);
        if (!f.display) return writer_.formula(f.tex, line_);
        const Block before = now_.block;
        open(Block::Kind::formula, before.level);
        now_.block.text = f.tex, now_.block.line = line_;
        result_.blocks.push_back(std::move(now_));
        open_ = false;
        open(before.kind, before.level);  // and the text goes on
    }

    const Source& source_;
    size_t begin_;
    std::string covered_;
    std::vector<FormulaPlace> formulas_;
    Markdown result_;
    InlineWriter writer_{result_.errors};
    std::vector<List> lists_;
    int quotes_ = 0, line_ = 1;
    bool open_ = false;
    MarkdownBlock now_;
};

}  // namespace

Source::Source(std::string_view text) : text_(text), starts_{0} {
    for (size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts_.push_back(i + 1);
}

size_t Source::start(int line) const { return size_t(line) <= starts_.size() ? starts_[size_t(line) - 1] : text_.size(); }

int Source::line(size_t offset) const { return int(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()); }

Markdown read_markdown(const Source& source, size_t begin, size_t end) { return Reader(source, begin, end).run(); }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const size_t from = std::min(text.find_first_not_of(space), text.size());
    const size_t to = text.find_last_not_of(space);
    return text.substr(from, to == text.npos ? 0 : to + 1 - from);
}

}  // namespace chainrule
