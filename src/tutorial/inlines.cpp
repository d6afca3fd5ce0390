#include "tutorial/inlines.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/arithmetic.h"
#include "tutorial/markdown.h"

namespace chainrule {
namespace {

constexpr int most_digits = 17;

// Whether lines may be joined here without a space: Han, kana, and the punctuation between them, all of three bytes or more.
bool is_wide(std::string_view character) {
    if (character.size() < 3) return false;
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(character[i]); };
    if (byte(0) >= 0xF0) return true;
    const int code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return code >= 0x2E80 || code == 0x2014 || code == 0x2026 || (code >= 0x2018 && code <= 0x201D);
}

bool inside_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view first_character(std::string_view text) {
    size_t end = 1;
    while (end < text.size() && inside_character(text[end])) ++end;
    return text.substr(0, end);
}

std::string_view last_character(std::string_view text) {
    size_t begin = text.empty() ? 0 : text.size() - 1;
    while (begin > 0 && inside_character(text[begin])) --begin;
    return text.substr(begin);
}

int hex_digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

std::string decoded_address(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        out += low >= 0 ? char(high * 16 + low) : text[i];
        if (low >= 0) i += 2;
    }
    return out;
}

std::string utf8(unsigned code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
    if (code < 0x80) return std::string(1, char(code));
    std::string out;
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr unsigned starts[] = {0, 0xC0, 0xE0, 0xF0};
    out += char(starts[more] | code >> 6 * more);
    for (int k = more - 1; k >= 0; --k) out += char(0x80 | (code >> 6 * k & 0x3F));
    return out;
}

struct Scheme {
    std::string_view start;
    Inline::Kind kind;
    bool keep;  // the start is part of the target
};
constexpr Scheme schemes[] = {{"do:", Inline::Kind::run, false},
                              {"see:", Inline::Kind::see, false},
                              {"page:", Inline::Kind::page, false},
                              {"https://", Inline::Kind::page, true}};

}  // namespace

std::string decoded_entity(std::string_view entity) {
    constexpr std::pair<std::string_view, const char*> known[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                                                                  {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\u00a0"}};
    for (auto& [name, text] : known)
        if (entity == name) return text;
    if (!entity.starts_with("&#") || !entity.ends_with(";")) return std::string(entity);
    const bool hex = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
    const std::string_view digits = entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3));
    unsigned code = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    return error == std::errc() && end == digits.data() + digits.size() ? utf8(code) : std::string(entity);
}

void InlineWriter::fault(Error error, int line) { errors_.push_back(at_line(std::move(error), line)); }

Inline InlineWriter::styled(Inline::Kind kind, std::string_view text, int line) const {
    Inline piece;
    piece.kind = kind, piece.text = text, piece.line = line;
    piece.strong = strong > 0, piece.emphasis = emphasis > 0;
    if (kind == Inline::Kind::text) piece.kind = link_.kind, piece.target = link_.target;
    return piece;
}

// Between two lines: part of no style and no link.
Inline InlineWriter::space() const {
    Inline piece;
    piece.text = " ", piece.line = break_line_;
    return piece;
}

void InlineWriter::add(Inline piece) {
    if (break_ && !inlines_.empty()) {
        const bool joined = is_wide(last_character(inlines_.back().text)) && is_wide(first_character(piece.text));
        break_ = false;
        if (!joined) add(space());
    }
    break_ = false;
    const bool is_words = piece.kind != Inline::Kind::live && piece.kind != Inline::Kind::formula;
    if (is_words && !inlines_.empty()) {
        Inline& last = inlines_.back();
        const bool same = last.kind == piece.kind && last.target == piece.target && last.strong == piece.strong &&
                          last.emphasis == piece.emphasis && last.code == piece.code;
        if (same) {
            last.text += piece.text;
            return;
        }
    }
    inlines_.push_back(std::move(piece));
}

void InlineWriter::text(std::string_view piece, int line) {
    if (piece.empty()) return;
    if (in_code_) {
        code_ += piece;
        if (code_line_ == 0) code_line_ = line;
    } else {
        add(styled(Inline::Kind::text, piece, line));
    }
}

void InlineWriter::hard_break(int line) {
    break_ = false;
    add(styled(Inline::Kind::text, "\n", line));
}

void InlineWriter::formula(const std::string& tex, int line) {
    if (link_.kind != Inline::Kind::text) fault({"page.in_link", {{"found", "$" + tex + "$"}}}, line);
    add(styled(Inline::Kind::formula, tex, line));
}

void InlineWriter::end_code(int line) {
    in_code_ = false;
    if (code_line_ == 0) code_line_ = line;
    if (code_.size() > 1 && code_[0] == '=' && code_[1] != '=') return live(std::string_view(code_).substr(1), code_line_);
    Inline piece = styled(Inline::Kind::text, code_, code_line_);
    piece.code = true;
    add(std::move(piece));
}

// The arithmetic, and after a colon the number of digits.
void InlineWriter::live(std::string_view code, int line) {
    if (link_.kind != Inline::Kind::text) fault({"page.in_link", {{"found", "`=" + std::string(code) + "`"}}}, line);
    const size_t colon = code.rfind(':');
    Inline piece = styled(Inline::Kind::live, trimmed(code.substr(0, colon)), line);
    if (colon != code.npos) {
        const std::string_view digits = code.substr(colon + 1);
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), piece.digits);
        const bool whole = error == std::errc() && end == digits.data() + digits.size();
        if (!whole || piece.digits < 1 || piece.digits > most_digits) {
            piece.digits = Inline().digits;
            fault({"page.digits", {{"found", std::string(digits)}, {"expected", "1 … " + std::to_string(most_digits)}}}, line);
        }
    }
    if (Result<Term> term = parse_value(piece.text); !term) fault(term.error(), line);
    add(std::move(piece));
}

void InlineWriter::begin_link(const std::string& address, int line) {
    const std::string decoded = decoded_address(address);
    link_ = Inline();
    for (const Scheme& scheme : schemes) {
        if (!decoded.starts_with(scheme.start)) continue;
        link_.kind = scheme.kind;
        link_.target = trimmed(std::string_view(decoded).substr(scheme.keep ? 0 : scheme.start.size()));
    }
    if (link_.target.empty() || link_.kind == Inline::Kind::text) {
        link_ = Inline();
        fault({"page.link", {{"found", decoded}, {"expected", "do:COMMAND, see:CELL, page:NAME, https://…"}}}, line);
    }
}

std::vector<Inline> InlineWriter::take() {
    for (const Inline& piece : inlines_) {
        if (piece.kind == Inline::Kind::live || piece.kind == Inline::Kind::formula || piece.code) continue;
        for (const char* stray : {"**", "](", "``"})
            if (piece.text.find(stray) != piece.text.npos) fault({"page.stray", {{"found", stray}}}, piece.line);
    }
    break_ = false;
    trim();
    return std::exchange(inlines_, {});
}

// A display formula in the middle of a paragraph leaves spaces on both sides of it.
void InlineWriter::trim() {
    const auto is_words = [](const Inline& piece) { return piece.kind == Inline::Kind::text && !piece.code; };
    if (!inlines_.empty() && is_words(inlines_.front())) {
        std::string& text = inlines_.front().text;
        text.erase(0, std::min(text.find_first_not_of(" \n"), text.size()));
        if (text.empty()) inlines_.erase(inlines_.begin());
    }
    if (!inlines_.empty() && is_words(inlines_.back())) {
        std::string& text = inlines_.back().text;
        text.erase(text.find_last_not_of(" \n") + 1);
        if (text.empty()) inlines_.pop_back();
    }
}

}  // namespace chainrule
