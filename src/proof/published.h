// Numbers that other people published, and how each is computed here. One table: the proof page, `chainrule verify` and the tests
// read it; check.h computes it. All of it in double.
//
// A number is written as its source prints it; the digits it prints say how close ours must come (tolerance_of). Where the source is
// wrong the right number stands beside it, and the words have a sentence that says what happened.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "train/session.h"

namespace chainrule {

struct Published {
    std::string symbol;       // as the source calls it: "w1", "∂E/∂w1"
    std::string printed;      // with the source's digits: "0.149780716"
    std::string cell;         // what is read: "hidden.w[0,0]"; of a calculation by hand "", its numbers come in order
    std::string right = "";   // where `printed` is wrong: what it should be
    bool exact = false;       // a fraction that is meant as it stands: "0.5"; whole numbers always are
};

// What is computed from start to end, and what is read then.
struct Calculation {
    std::string id;       // its title is the word "proof.<id>"; where a number of it is wrong, why is "proof.<id>.why"
    Setup setup = {};     // what the run starts from
    // Numbers put over those it starts from, by Commands: the values of a parameter, row after row.
    std::vector<std::pair<std::string, std::vector<double>>> put = {};
    // Read after so many updates, when the values and gradients of the next step are there and nothing else has moved yet.
    int64_t updates = 0;
    // What careless programs do: the last layer is updated first, and the gradients of the layers before it go back through weights
    // that are no longer those the error was made with.
    bool last_layer_first = false;
    // Without a run: each number in order, in as many digits as it has.
    std::vector<std::string> (*by_hand)() = nullptr;
    std::vector<Published> numbers = {};
    bool how_it_went_wrong = false;  // repeats a mistake on purpose, and gets the number that was published
};

struct Publication {
    std::string id;       // "mazur"
    std::string author, title;
    std::string address;  // https
    std::string lesson;   // a page where all this can be seen live: "06-backpropagation"; "" for none
    std::vector<Calculation> calculations;
};

const std::vector<Publication>& publications();
const Publication* find_publication(std::string_view id);  // null where there is none

int decimals_of(std::string_view printed);  // digits after the point
// Half a unit of the last digit; what is printed exactly, or with more digits than a double holds, may differ by its rounding only.
double tolerance_of(std::string_view printed, bool exact);

// The parts of the table, each in a file of its own.
std::vector<Publication> published_networks();
std::vector<Publication> published_classifiers();
std::vector<Publication> published_expressions();
std::vector<Publication> published_draws();  // random numbers and what weights start from

}  // namespace chainrule
