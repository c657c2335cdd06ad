// What every baseline program shares with the JavaScript side: its random numbers, its checksum, its one line of output.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// xorshift32, as in bench/xorshift.mjs.
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed) {}

  /// In [0, 1).
  double operator()() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ / 4294967296.0;
  }

 private:
  uint32_t state_;
};

/// Of a sequence of whole numbers, order included, as in bench/checksum.mjs.
class Checksum {
 public:
  void add(int32_t value) { state_ = (state_ ^ static_cast<uint32_t>(value)) * 16777619u; }
  uint32_t value() const { return state_; }

 private:
  uint32_t state_ = 2166136261u;
};

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

inline void report(double seconds, long operations, const Checksum& checksum) {
  std::printf("{\"seconds\":%.9f,\"operations\":%ld,\"checksum\":%u}\n", seconds, operations, checksum.value());
}

/// The nth argument, a whole number.
inline long argument(int argc, char** argv, int n) {
  if (n < argc) return std::atol(argv[n]);
  std::fprintf(stderr, "%s: argument %d is missing\n", argv[0], n);
  std::exit(2);
}
