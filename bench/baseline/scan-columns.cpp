// binpack(cpu) by a look at every instance: a struct of arrays, written so that every loop over them vectorises.
#include <algorithm>

#include "counts.hpp"

namespace {

/// A bit above every key: a row that cannot take the task has it set, so that no branch is needed.
constexpr int32_t out = 0x40000000;
constexpr int block = 128;

class Scan {
 public:
  explicit Scan(int instances)
      : counts_(instances),
        size_((instances + block - 1) / block * block),
        open_(size_),
        group_(size_),
        zone_(size_),
        cpu_(size_, instanceCpu),
        memory_(size_, instanceMemory),
        key_(size_) {
    std::fill_n(open_.begin(), instances, 1);
    for (int row = 0; row < instances; row++) zone_[row] = row % zones;
  }

  int choose(int shape, Random& random) {
    const int32_t best = measure(shapes[shape]);
    if (best >= out) return none;
    std::array<int, zones> inZone{};
    int ties = 0;
    for (int zone = 0; zone < zones; zone++) ties += inZone[zone] = tiesIn(0, size_, best, zone);
    int nth = ties == 1 ? 0 : static_cast<int>(random() * ties);
    int zone = 0;
    while (nth >= inZone[zone]) nth -= inZone[zone++];
    return nthTie(best, zone, nth);
  }

  void occupy(int row, int shape, int by) {
    cpu_[row] -= by * shapes[shape].cpu;
    memory_[row] -= by * shapes[shape].memory;
    counts_.add(row, zone_[row], shape, by);
  }

 private:
  /// Writes the key of each row and gives the least.
  int32_t measure(Shape shape) {
    const int32_t* __restrict open = open_.data();
    const int32_t* __restrict group = group_.data();
    const int32_t* __restrict cpu = cpu_.data();
    const int32_t* __restrict memory = memory_.data();
    int32_t* __restrict key = key_.data();
    const int size = size_;
    int32_t best = out;
    for (int row = 0; row < size; row++) {
      const bool fits = (open[row] != 0) & (group[row] == 0) & (cpu[row] >= shape.cpu) & (memory[row] >= shape.memory);
      const int32_t place = cpu[row] | (fits ? 0 : out);
      key[row] = place;
      best = std::min(best, place);
    }
    return best;
  }

  /// Not inlined, or GCC makes vectors of three zones and not of many rows.
  [[gnu::noinline]] int tiesIn(int from, int to, int32_t best, int zone) const {
    const int32_t* __restrict key = key_.data();
    const int32_t* __restrict zoneOf = zone_.data();
    int ties = 0;
    for (int row = from; row < to; row++) ties += (key[row] == best) & (zoneOf[row] == zone);
    return ties;
  }

  int nthTie(int32_t best, int zone, int nth) const {
    int row = 0;
    for (int ties; nth >= (ties = tiesIn(row, row + block, best, zone)); row += block) nth -= ties;
    for (;; row++) {
      if (key_[row] == best && zone_[row] == zone && nth-- == 0) return row;
    }
  }

  Counts counts_;
  int size_;
  std::vector<int32_t> open_, group_, zone_, cpu_, memory_, key_;
};

}  // namespace

int main(int argc, char** argv) { return benchmark<Scan>(argc, argv); }
