#include <algorithm>

#include "base/arithmetic.h"
#include "base/arithmetic_scan.h"

namespace chainrule {
namespace {

constexpr int depth_limit = 100;  // whoever walks a Term may recurse

// What binds least comes first.
enum Level { lowest, either, both, negation, comparison, sum, product, sign, power };

struct Operator {
    std::string_view text;
    Level level;
    Term::Kind kind;
};
constexpr Operator operators[] = {
    {"or", either, Term::Kind::either},          {"and", both, Term::Kind::both},
    {"<", comparison, Term::Kind::less},         {"<=", comparison, Term::Kind::less_equal},
    {">", comparison, Term::Kind::greater},      {">=", comparison, Term::Kind::greater_equal},
    {"==", comparison, Term::Kind::equal},       {"!=", comparison, Term::Kind::not_equal},
    {"+", sum, Term::Kind::add},                 {"-", sum, Term::Kind::subtract},
    {"*", product, Term::Kind::multiply},        {"/", product, Term::Kind::divide},
    {"^", power, Term::Kind::power},
};
constexpr Operator negate{"-", sign, Term::Kind::negate}, logical_not{"not", negation, Term::Kind::negation};

bool is_word(const Token& token) { return token.kind == Token::Kind::sign || token.kind == Token::Kind::name; }
bool is_sign(const Token& token, std::string_view text) { return token.kind == Token::Kind::sign && token.text == text; }
bool is_reserved(std::string_view name) { return name == "and" || name == "or" || name == "not"; }

const Operator* operator_of(const Token& token) {
    for (const Operator& o : operators)
        if (is_word(token) && token.text == o.text) return &o;
    return nullptr;
}

class Parser {
  public:
    Parser(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

    const Token& token(size_t ahead = 0) const { return tokens_[std::min(next_ + ahead, tokens_.size() - 1)]; }
    void skip() { ++next_; }
    bool at_end() const { return token().kind == Token::Kind::end; }
    Error unexpected(const char* expected) const {
        return arithmetic_syntax(text_, token().from, text_.substr(token().from, token().to - token().from), expected);
    }

    // Operators that bind at least as much as `level`.
    Result<Term> expression(Level level, int nesting = 0) {
        Result<Term> left = operand(nesting);
        for (int chain = nesting; left; ++chain) {
            const Operator* o = operator_of(token());
            if (!o || o->level < level) break;
            const size_t at = token().from;
            skip();
            // a - b - c is (a - b) - c; a ^ b ^ c is a ^ (b ^ c); a < b < c is nothing.
            Result<Term> right = expression(o->level == power ? power : Level(o->level + 1), chain + 1);
            if (!right) return right;
            left = operation(*o, at, {std::move(*left), std::move(*right)});
            if (left && o->level == comparison && operator_of(token()) && operator_of(token())->level == comparison)
                return unexpected("@end.text");
        }
        return left;
    }

    // A whole text that is one expression.
    Result<Term> whole() {
        Result<Term> term = expression(lowest);
        if (term && !at_end()) return unexpected("@type.operator");
        return term;
    }

    Result<Done> check_kind(const Term& term, bool condition) const {
        if (is_condition(term) == condition) return Done{};
        const auto word = [](bool is) { return std::string(is ? "@type.condition" : "@type.value"); };
        Error error = arithmetic_syntax(text_, size_t(term.at), text_.substr(size_t(term.at), 1), "");
        return Error{"arithmetic.kind", {error.arguments[0], error.arguments[1], {"found", word(!condition)}, {"expected", word(condition)}}};
    }

    Result<Assignment> statement() {
        Assignment made;
        made.at = int(token().from);
        if (token().kind == Token::Kind::name && is_sign(token(1), "=")) {
            made.name = token().text;
            if (is_reserved(made.name) || made.name.find_first_of(" .[#@") != made.name.npos) return unexpected("@type.variable");
            skip(), skip();
        }
        Result<Term> value = expression(lowest);
        if (!value) return value.error();
        if (Result<Done> fits = check_kind(*value, false); !fits) return fits.error();
        made.value = std::move(*value);
        if (!at_end() && token().kind != Token::Kind::stop) return unexpected("@type.operator");
        return made;
    }

  private:
    Error too_deep() const {
        return {"arithmetic.too_deep", {{"text", shortened(text_)}, {"limit", std::to_string(depth_limit)}}};
    }

    Result<Term> operand(int nesting) {
        if (nesting >= depth_limit) return too_deep();
        const Token here = token();
        if (here.kind == Token::Kind::number) {
            skip();
            return leaf(Term::Kind::number, here);
        }
        if (is_sign(here, "(")) {
            skip();
            Result<Term> inner = expression(lowest, nesting + 1);
            if (!inner) return inner;
            if (!is_sign(token(), ")")) return unexpected(")");
            skip();
            return inner;
        }
        for (const Operator& prefix : {negate, logical_not}) {
            if (!is_word(here) || here.text != prefix.text) continue;
            skip();
            Result<Term> inner = expression(prefix.kind == Term::Kind::negate ? power : comparison, nesting + 1);
            return inner ? operation(prefix, here.from, {std::move(*inner)}) : inner;
        }
        if (is_sign(here, "+")) {  // +3
            skip();
            return expression(power, nesting + 1);
        }
        if (here.kind != Token::Kind::name || is_reserved(here.text)) return unexpected("@type.operand");
        skip();
        return is_sign(token(), "(") ? call(here, nesting) : leaf(Term::Kind::name, here);
    }

    static Term leaf(Term::Kind kind, const Token& token) {
        Term term;
        term.kind = kind, term.number = token.number, term.name = token.text, term.at = int(token.from);
        return term;
    }

    Result<Term> call(const Token& name, int nesting) {
        const TermFunction* function = find_function(name.text);
        if (!function)
            return Error{"arithmetic.function", {{"text", shortened(text_)}, {"name", shortened(name.text)}, {"expected", function_names()}}};
        Term term = leaf(Term::Kind::call, name);
        do {
            skip();  // the bracket or the comma
            Result<Term> argument = expression(lowest, nesting + 1);
            if (!argument) return argument;
            if (Result<Done> fits = check_kind(*argument, false); !fits) return fits.error();
            term.args.push_back(std::move(*argument));
        } while (is_sign(token(), ","));
        if (!is_sign(token(), ")")) return unexpected(")");
        skip();
        if (int(term.args.size()) == function->arguments) return term;
        return Error{"arithmetic.arguments", {{"text", shortened(text_)},
                                              {"name", name.text},
                                              {"found", std::to_string(term.args.size())},
                                              {"expected", std::to_string(function->arguments)}}};
    }

    Result<Term> operation(const Operator& o, size_t at, std::vector<Term> args) {
        const bool of_conditions = o.level == either || o.level == both || o.level == negation;
        for (const Term& arg : args)
            if (Result<Done> fits = check_kind(arg, of_conditions); !fits) return fits.error();
        Term term;
        term.kind = o.kind, term.at = int(at), term.args = std::move(args);
        return term;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    size_t next_ = 0;
};

Result<Term> parse_of_kind(std::string_view text, bool condition) {
    Result<std::vector<Token>> tokens = scan_arithmetic(text, false);
    if (!tokens) return tokens.error();
    Parser parser(text, std::move(*tokens));
    Result<Term> term = parser.whole();
    if (term)
        if (Result<Done> fits = parser.check_kind(*term, condition); !fits) return fits.error();
    return term;
}

bool has(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

}  // namespace

Result<Term> parse_arithmetic(std::string_view text) {
    Result<std::vector<Token>> tokens = scan_arithmetic(text, false);
    if (!tokens) return tokens.error();
    return Parser(text, std::move(*tokens)).whole();
}

Result<Term> parse_condition(std::string_view text) { return parse_of_kind(text, true); }
Result<Term> parse_value(std::string_view text) { return parse_of_kind(text, false); }

Result<std::vector<Assignment>> parse_program(std::string_view text) {
    Result<std::vector<Token>> tokens = scan_arithmetic(text, true);
    if (!tokens) return tokens.error();
    Parser parser(text, std::move(*tokens));
    std::vector<Assignment> program;
    std::vector<std::string> used, assigned;
    while (true) {
        while (parser.token().kind == Token::Kind::stop) parser.skip();
        if (parser.at_end() && !program.empty()) return program;
        if (!program.empty() && program.back().name.empty()) {
            const std::string_view before = text.substr(size_t(program.back().at), size_t(parser.token().from) - size_t(program.back().at));
            const std::string_view found = before.substr(0, before.find_last_not_of("; \t\r\n") + 1);
            return Error{"arithmetic.unnamed", {{"text", shortened(text)}, {"found", shortened(found)}}};
        }
        Result<Assignment> next = parser.statement();
        if (!next) return next.error();
        for (std::string& name : names_in(next->value))
            if (!has(used, name)) used.push_back(std::move(name));
        if (has(assigned, next->name)) return Error{"arithmetic.twice", {{"text", shortened(text)}, {"name", next->name}}};
        if (has(used, next->name)) return Error{"arithmetic.order", {{"text", shortened(text)}, {"name", next->name}}};
        assigned.push_back(next->name);
        program.push_back(std::move(*next));
    }
}

}  // namespace chainrule
