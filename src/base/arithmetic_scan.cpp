#include "base/arithmetic_scan.h"

#include <algorithm>

#include "base/values.h"

namespace chainrule {
namespace {

// Signs beyond ASCII that stand for one within it. Full-width forms (U+FF01 to U+FF5E) are added by their code.
constexpr std::pair<std::string_view, std::string_view> same[] = {
    {"×", "*"}, {"·", "*"}, {"⋅", "*"}, {"∙", "*"}, {"•", "*"}, {"・", "*"}, {"✕", "*"}, {"÷", "/"}, {"∕", "/"}, {"⁄", "/"},
    {"−", "-"}, {"–", "-"}, {"—", "-"}, {"‐", "-"}, {"‑", "-"}, {"﹣", "-"}, {"﹢", "+"}, {"≤", "<="}, {"≥", ">="}, {"≠", "!="},
    {"½", "(1/2)"}, {"¼", "(1/4)"}, {"¾", "(3/4)"}, {"²", "^2"}, {"³", "^3"}, {"【", "("}, {"】", ")"},
    {"。", "."}, {"\u00a0", " "}, {"\u3000", " "}, {"\u2009", " "}, {"\u202f", " "}, {"\u200b", ""}, {"\ufeff", ""},
};

// The text in ASCII where that is possible, and where each byte of it was.
struct Plain {
    std::string text;
    std::vector<size_t> at;  // one more than the text has bytes: the end

    void add(std::string_view what, size_t from) {
        text += what;
        at.insert(at.end(), what.size(), from);
    }
};

Plain plain_form(std::string_view text) {
    Plain plain;
    for (size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const auto* known = std::find_if(std::begin(same), std::end(same), [&](auto& pair) { return rest.starts_with(pair.first); });
        if (known != std::end(same)) {
            plain.add(known->second, i);
            i += known->first.size();
        } else if (rest.size() >= 3 && rest[0] == '\xEF' && (rest[1] == '\xBC' || rest[1] == '\xBD')) {
            const int code = 0xF000 | (rest[1] & 0x3F) << 6 | (rest[2] & 0x3F);
            const bool wide = code >= 0xFF01 && code <= 0xFF5E;
            plain.add(wide ? std::string(1, char(code - 0xFEE0)) : std::string(rest.substr(0, 3)), i);
            i += 3;
        } else {
            plain.add(rest.substr(0, 1), i);
            ++i;
        }
    }
    plain.at.push_back(text.size());
    return plain;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_name(char c) { return starts_name(c) || is_digit(c) || c == '.' || c == '@'; }

class Scanner {
  public:
    Scanner(std::string_view text, bool statements) : text_(text), plain_(plain_form(text)), statements_(statements) {}

    Result<std::vector<Token>> run() {
        while (true) {
            while (is_space(peek()) && !(statements_ && peek() == '\n')) ++i_;
            token_ = Token{};
            token_.from = plain_.at[i_];
            if (i_ == plain_.text.size()) break;
            if (Result<Done> scanned = scan(); !scanned) return scanned.error();
            token_.to = plain_.at[i_];
            tokens_.push_back(token_);
        }
        token_.to = text_.size();
        tokens_.push_back(token_);
        return std::move(tokens_);
    }

  private:
    char peek(size_t ahead = 0) const { return i_ + ahead < plain_.text.size() ? plain_.text[i_ + ahead] : '\0'; }

    Result<Done> scan() {
        const char c = peek();
        if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return scan_number();
        if (c == '"') return scan_quoted();
        if (starts_name(c)) return scan_name();
        if (c == ';' || c == '\n') {
            token_.kind = Token::Kind::stop;
            token_.text = c;
            return ++i_, Done{};
        }
        token_.kind = Token::Kind::sign;
        for (const std::string_view sign : {"<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","})
            if (std::string_view(plain_.text).substr(i_).starts_with(sign)) {
                token_.text = sign;
                return i_ += sign.size(), Done{};
            }
        return arithmetic_syntax(text_, token_.from, text_.substr(token_.from, 1), "@type.operand");
    }

    void digits() {
        while (is_digit(peek())) ++i_;
    }

    Result<Done> scan_number() {
        const size_t from = i_;
        digits();
        if (peek() == '.') ++i_, digits();
        const size_t sign = peek(1) == '-' || peek(1) == '+' ? 2 : 1;
        if ((peek() == 'e' || peek() == 'E') && is_digit(peek(sign))) i_ += sign, digits();
        const std::string written = plain_.text.substr(from, i_ - from);
        const std::optional<double> number = parse_number(written);
        if (!number) return Error{"arithmetic.number", {{"text", shortened(text_)}, {"found", shortened(written)}}};
        token_.kind = Token::Kind::number;
        token_.number = *number;
        return Done{};
    }

    Result<Done> scan_quoted() {
        const size_t close = plain_.text.find('"', i_ + 1);
        if (close == plain_.text.npos || close == i_ + 1) return arithmetic_syntax(text_, token_.from, "\"", "\"");
        token_.kind = Token::Kind::name;
        token_.text = plain_.text.substr(i_ + 1, close - i_ - 1);
        i_ = close + 1;
        return Done{};
    }

    std::string take_word() {
        const size_t from = i_;
        while (continues_name(peek())) ++i_;
        return plain_.text.substr(from, i_ - from);
    }

    // A name, with the word for its slot before it: grad, previous, slot_0.
    Result<Done> scan_name() {
        token_.kind = Token::Kind::name;
        token_.text = take_word();
        if (token_.text == "grad" || token_.text == "previous" || token_.text.starts_with("slot_")) {
            size_t next = i_;
            while (next < plain_.text.size() && (plain_.text[next] == ' ' || plain_.text[next] == '\t')) ++next;
            if (next > i_ && next < plain_.text.size() && starts_name(plain_.text[next])) {
                i_ = next;
                token_.text += ' ' + take_word();
            }
        }
        if (peek() == '[')
            if (Result<Done> index = scan_index(); !index) return index;
        if (peek() == '#' && is_digit(peek(1))) {
            const size_t from = i_++;
            digits();
            token_.text += plain_.text.substr(from, i_ - from);
        }
        return Done{};
    }

    Result<Done> scan_index() {
        token_.text += peek();
        for (++i_; peek() != ']'; ++i_) {
            if (peek() == ' ') continue;
            if (!is_digit(peek()) && peek() != ',') {
                const size_t from = plain_.at[i_];
                return arithmetic_syntax(text_, from, text_.substr(from, 1), "]");
            }
            token_.text += peek();
        }
        token_.text += ']';
        return ++i_, Done{};
    }

    std::string_view text_;
    Plain plain_;
    bool statements_;
    size_t i_ = 0;
    Token token_;
    std::vector<Token> tokens_;
};

bool inside_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string shortened(std::string_view text) {
    constexpr size_t most = 100;  // bytes
    if (text.size() <= most) return std::string(text);
    size_t end = most;
    while (end > 0 && inside_character(text[end])) --end;
    return std::string(text.substr(0, end)) + "…";
}

Error arithmetic_syntax(std::string_view text, size_t from, std::string_view found, std::string_view expected) {
    size_t end = from + found.size();  // whole characters
    while (end < text.size() && inside_character(text[end])) ++end;
    const auto character = std::count_if(text.begin(), text.begin() + long(from), [](char c) { return !inside_character(c); }) + 1;
    return {"arithmetic.syntax",
            {{"text", shortened(text)},
             {"at", std::to_string(character)},
             {"found", from < text.size() && !found.empty() ? shortened(text.substr(from, end - from)) : "@end.text"},
             {"expected", std::string(expected)}}};
}

std::string in_ascii(std::string_view text) { return plain_form(text).text; }

Result<std::vector<Token>> scan_arithmetic(std::string_view text, bool statements) { return Scanner(text, statements).run(); }

}  // namespace chainrule
