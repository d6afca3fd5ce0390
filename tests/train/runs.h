// Small runs for the tests of this folder, and copies of all that a Session shows.
#pragma once
#include <memory>
#include <string>

#include "train/session.h"

namespace chainrule {

// 2-4-3-1 with tanh on 23 points of the spiral, batches of 5, so that the last one of an epoch has 3.
Setup small_setup();
Setup small_setup_in_double();
Setup small_setup_with_one_row();  // the visible Plan holds the example looked at only
Setup setup_for(std::initializer_list<int> units, const std::string& data, double examples);

std::unique_ptr<Session> start(const Setup& setup);
void ask(Session& session, const std::string& command);          // has to succeed
Error refused(Session& session, const std::string& command);     // has to fail

// All that is shown at one place, copied.
struct Seen {
    Cursor cursor;
    Memory memory;
    Parameters parameters;
    Values settings, update_settings;
    Metrics metrics;
};
Seen look(Session& session);
bool same(const Parameters& a, const Parameters& b);
bool same(const Seen& a, const Seen& b);  // bit for bit

// Every single number of a program, and its gradient, is what its formula gives, at every tick of the first step. Ends at its update.
void check_formulas(Session& session);

// Whether this build rounds a product before it adds it. Where it does not (fused multiply-add), 3e38 x - 3e38 y is no longer
// infinity minus infinity, and what these tests break stays finite.
bool rounds_products();

}  // namespace chainrule
