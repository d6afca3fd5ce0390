#include "ui/math_layout.h"

#include <algorithm>

#include "ui/math_box.h"
#include "ui/utf8.h"

namespace chainrule::ui {

namespace {

constexpr float line_gap = 6;  // points between lines

// A box in a line. `before` is left out where a line begins.
struct Item {
    MathBox box;
    float before = 0, after = 0;
    bool breakable = false;
    Piece::Kind kind = Piece::Kind::symbol;
    std::string text;
};

class Layout {
  public:
    explicit Layout(float width) : width_(width) {}

    LiveFormula lines(const std::vector<Piece>& pieces) const {
        const std::vector<Item> items = fitting_row(pieces);
        LiveFormula result;
        for (size_t from = 0; from < items.size();) {
            const size_t to = end_of_line(items, from);
            add_line(result, joined(items, from, to));
            from = to;
        }
        result.picture.text = plain_text(pieces);
        return result;
    }

  private:
    // The widest fraction, exponent or root in what cannot be broken is written in the line, until every stretch fits.
    std::vector<Item> fitting_row(std::vector<Piece> pieces) const {
        std::erase_if(pieces, [](const Piece& p) { return p.only_in_line; });
        for (;;) {
            std::vector<Item> items = row(pieces);
            size_t wide = pieces.size();
            for (size_t from = 0, to = 0; from < items.size(); from = to) {
                float used = 0;
                size_t widest = pieces.size();
                for (to = from; to < items.size() && (to == from || !items[to].breakable); ++to) {
                    used += items[to].box.width + (to > from ? items[to].before : 0) + items[to].after;
                    if (!pieces[to].parts.empty() && (widest == pieces.size() || items[to].box.width > items[widest].box.width)) widest = to;
                }
                if (used - items[to - 1].after > width_ && wide == pieces.size()) wide = widest;
            }
            if (wide == pieces.size()) return items;
            std::vector<Piece> instead = in_line(pieces[wide]);
            pieces.erase(pieces.begin() + std::ptrdiff_t(wide));
            pieces.insert(pieces.begin() + std::ptrdiff_t(wide), instead.begin(), instead.end());
        }
    }

    // One item for each piece.
    std::vector<Item> row(const std::vector<Piece>& pieces) const {
        std::vector<Item> items;
        for (const Piece& piece : pieces) {
            close_brackets(items);  // an exponent may stand behind one, whose height must be known
            items.push_back(piece.kind == Piece::Kind::raised ? raised(piece, items.empty() ? 0 : items.back().box.height) : item(piece));
        }
        close_brackets(items);
        return items;
    }

    Item item(const Piece& piece) const {
        Item item;
        item.kind = piece.kind, item.breakable = piece.breakable, item.text = piece.text;
        switch (piece.kind) {
            case Piece::Kind::symbol: set_symbol(item, piece.text); break;
            case Piece::Kind::open:
            case Piece::Kind::close: break;  // when the height is known
            case Piece::Kind::fraction: item.box = fraction_box(whole(piece.parts[0]), whole(piece.parts[1]), sizes_); break;
            case Piece::Kind::root: item.box = root_box(whole(piece.parts[0]), sizes_); break;
            case Piece::Kind::more: item.box = number_box(piece, Type::small, sizes_); break;
            default: item.box = number_box(piece, type_, sizes_);
        }
        return item;
    }

    // Spaces around a sign are a typesetter's: none at the beginning of a line.
    void set_symbol(Item& item, std::string_view text) const {
        const size_t from = std::min(text.find_first_not_of(' '), text.size()), to = text.find_last_not_of(' ') + 1;
        item.before = from > 0 ? 0.25F * sizes_.em : 0;
        item.after = to < text.size() ? 0.25F * sizes_.em : 0;
        text = text.substr(from, to - from);
        if (text == "·") item.before = item.after = 0.1F * sizes_.em;
        item.box = word_box(text, sizes_);
    }

    Item raised(const Piece& piece, float base) const {
        Layout smaller = *this;
        smaller.type_ = Type::mono_small;
        const MathBox exponent = smaller.whole(piece.parts[0]);
        const float up = std::max(0.4F * sizes_.em, base - 0.4F * exponent.height);
        Item item;
        item.kind = piece.kind;
        item.box.width = exponent.width + 0.06F * sizes_.em, item.box.height = up + exponent.height, item.box.depth = exponent.depth - up;
        item.box.put(0.03F * sizes_.em, -up, exponent);
        return item;
    }

    // Every bracket that is closed by now gets the height of what it holds, from the inside out.
    void close_brackets(std::vector<Item>& items) const {
        std::vector<size_t> open;
        for (size_t i = 0; i < items.size(); ++i) {
            if (items[i].kind == Piece::Kind::open) open.push_back(i);
            if (items[i].kind != Piece::Kind::close || open.empty()) continue;
            const size_t first = open.back();
            open.pop_back();
            if (items[i].box.width > 0) continue;
            float height = 0.5F * sizes_.number, depth = 0;
            for (size_t k = first + 1; k < i; ++k) height = std::max(height, items[k].box.height), depth = std::max(depth, items[k].box.depth);
            const std::string& text = items[first].text;
            MathBox name = word_box(std::string_view(text).substr(0, text.size() - 1), sizes_);
            const MathBox left = bracket_box(U'(', height, depth, sizes_);
            name.put(name.width, 0, left);
            name.width += left.width, name.height = std::max(name.height, left.height), name.depth = std::max(name.depth, left.depth);
            items[first].box = std::move(name);
            items[i].box = bracket_box(U')', height, depth, sizes_);
        }
    }

    MathBox whole(const std::vector<Piece>& pieces) const {
        std::vector<Piece> kept = pieces;
        std::erase_if(kept, [](const Piece& p) { return p.only_in_line; });
        const std::vector<Item> items = row(kept);
        return joined(items, 0, items.size());
    }

    static MathBox joined(const std::vector<Item>& items, size_t from, size_t to) {
        MathBox line;
        for (size_t i = from; i < to; ++i) {
            if (i > from) line.width += items[i].before;
            line.put(line.width, 0, items[i].box);
            line.width += items[i].box.width + (i + 1 < to ? items[i].after : 0);
            line.height = std::max(line.height, items[i].box.height), line.depth = std::max(line.depth, items[i].box.depth);
        }
        return line;
    }

    // Where the line that begins at `from` ends: at the last break that fits, outside of brackets rather than inside, unless that leaves
    // most of the line empty. Where nothing may be broken, anywhere that is not ugly; at least one item.
    size_t end_of_line(const std::vector<Item>& items, size_t from) const {
        float used = 0;
        int depth = 0, least = 1000;
        size_t best = from;
        for (size_t i = from; i < items.size(); ++i) {
            const int cost = depth + (used < 0.35F * width_ ? 100 : 0);
            if (i > from && items[i].breakable && cost <= least) best = i, least = cost;
            used += (i > from ? items[i].before : 0) + items[i].box.width;
            if (used > width_ + 0.5F && i > from) return best > from ? best : loose(items, from, i);
            used += items[i].after;
            depth += (items[i].kind == Piece::Kind::open) - (items[i].kind == Piece::Kind::close);
        }
        return items.size();
    }

    static size_t loose(const std::vector<Item>& items, size_t from, size_t to) {
        for (size_t i = to; i > from; --i) {
            const bool belongs = items[i].kind == Piece::Kind::close || items[i].kind == Piece::Kind::raised;
            if (!belongs && items[i - 1].kind != Piece::Kind::open) return i;
        }
        return to;
    }

    void add_line(LiveFormula& result, MathBox line) const {
        MathPicture& picture = result.picture;
        const float height = std::max(line.height, sizes_.number), depth = std::max(line.depth, 0.36F * sizes_.number);
        const float baseline = (picture.height > 0 ? picture.height + scaled(line_gap) : 0) + height;
        if (picture.height == 0) picture.baseline = baseline;
        MathBox all;
        all.content = std::move(picture), all.doors = std::move(result.doors);
        all.put(0, baseline, line);
        picture = std::move(all.content), result.doors = std::move(all.doors);
        picture.width = std::max(picture.width, line.width);
        picture.height = baseline + depth;
    }

    float width_;
    Type type_ = Type::mono;
    MathSizes sizes_;
};

}  // namespace

LiveFormula lay_out(const std::vector<Piece>& pieces, float width) { return Layout(width).lines(pieces); }

}  // namespace chainrule::ui
