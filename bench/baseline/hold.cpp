// The hold model on std::priority_queue: take the least of (at, sequence), put it back later.
// hold <pending> <operations to warm up> <operations>
#include <cmath>
#include <queue>
#include <vector>

#include "program.hpp"

namespace {

/// As much as a timer of the kernel carries.
struct Timer {
  double at;
  uint64_t sequence;
  int32_t timer, entity, cause;
};

struct Later {
  bool operator()(const Timer& a, const Timer& b) const {
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
  }
};

/// Exponential with a mean of a minute, in whole milliseconds; drawn before the clock starts.
std::vector<int32_t> delays(long count) {
  Random random(12345);
  std::vector<int32_t> drawn(count);
  for (auto& delay : drawn) delay = static_cast<int32_t>(std::ceil(-std::log(1 - random()) * 60000));
  return drawn;
}

}  // namespace

int main(int argc, char** argv) {
  const long pending = argument(argc, argv, 1), warmUp = argument(argc, argv, 2), operations = argument(argc, argv, 3);
  const auto delay = delays(pending + warmUp + operations);
  std::priority_queue<Timer, std::vector<Timer>, Later> queue;
  uint64_t sequence = 0;
  Checksum checksum;
  for (int32_t entity = 0; entity < pending; entity++) {
    const double at = delay[sequence];
    queue.push({at, sequence++, 1, entity, 0});
  }
  const auto hold = [&](long times) {
    for (long n = 0; n < times; n++) {
      Timer next = queue.top();
      queue.pop();
      checksum.add(next.entity);
      next.at += delay[sequence];
      next.sequence = sequence++;
      queue.push(next);
    }
  };
  hold(warmUp);
  const Stopwatch watch;
  hold(operations);
  report(watch.seconds(), operations, checksum);
}
