#include "nn/names.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

TEST_CASE("names: the frameworks' spellings of one name meet in snake case") {
    CHECK(snake_case("MeanSquaredError") == "mean_squared_error");
    CHECK(snake_case("meanSquaredError") == "mean_squared_error");
    CHECK(snake_case("mean_squared_error") == "mean_squared_error");
    CHECK(snake_case("SGD") == "sgd");
    CHECK(snake_case("MSE") == "mse");
    CHECK(snake_case("") == "");
}

TEST_CASE("names: class names are made of snake case") {
    CHECK(camel_case("mean_squared_error") == "MeanSquaredError");
    CHECK(camel_case("hinge") == "Hinge");
}
