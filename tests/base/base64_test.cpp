#include "base/base64.h"

#include <catch_amalgamated.hpp>

#include "base/rng.h"

using namespace chainrule;

namespace {

std::vector<unsigned char> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("base64: the examples of RFC 4648") {
    for (const auto& [plain, text] : {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}) {
        CHECK(to_base64(bytes_of(plain)) == text);
        CHECK(from_base64(text) == bytes_of(plain));
    }
}

TEST_CASE("base64: any bytes come back") {
    for (uint64_t size = 0; size < 70; ++size) {
        std::vector<unsigned char> bytes;
        for (uint64_t i = 0; i < size; ++i) bytes.push_back(static_cast<unsigned char>(random_below({3, size, 0, i}, 256)));
        CHECK(from_base64(to_base64(bytes)) == bytes);
    }
}

TEST_CASE("base64: what cannot have been written is refused") {
    for (const char* text : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "=Zg=", "Z===", "====", "Zm 9", "Zm9v\n", "Zg==Zg==", "Zm-v"}) {
        INFO(text);
        CHECK(!from_base64(text));
    }
}
