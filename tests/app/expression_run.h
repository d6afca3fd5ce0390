// An expression with numbers that are used several times, for the tests of presenters.
#pragma once
#include <memory>

#include "train/session.h"

namespace chainrule {

std::unique_ptr<Session> expression_session();  // y is used three times, x twice, and one wire passes two columns

}  // namespace chainrule
