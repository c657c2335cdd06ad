// binpack(cpu) by a look at every instance: an array of structs.
#include "counts.hpp"

namespace {

struct Instance {
  int32_t open, group, zone, cpu, memory, gpus, enis, ports;
};

class Scan {
 public:
  explicit Scan(int instances) : counts_(instances), ties_(instances) {
    for (int row = 0; row < instances; row++) {
      fleet_.push_back({1, 0, row % zones, instanceCpu, instanceMemory, 0, 3, 95});
    }
  }

  int choose(int shape, Random& random) {
    const auto [cpu, memory] = shapes[shape];
    const int size = static_cast<int>(fleet_.size());
    int32_t best = INT32_MAX;
    int ties = 0;
    for (int row = 0; row < size; row++) {
      const Instance& it = fleet_[row];
      if (it.open == 0 || it.group != 0 || it.cpu < cpu || it.memory < memory || it.cpu > best) continue;
      if (it.cpu < best) {
        best = it.cpu;
        ties = 0;
      }
      ties_[ties++] = row;
    }
    if (ties == 0) return none;
    return ties == 1 ? ties_[0] : nthByZone(static_cast<int>(random() * ties), ties);
  }

  void occupy(int row, int shape, int by) {
    Instance& it = fleet_[row];
    it.cpu -= by * shapes[shape].cpu;
    it.memory -= by * shapes[shape].memory;
    counts_.add(row, it.zone, shape, by);
  }

 private:
  /// Ties count in the order of (zone, row).
  int nthByZone(int nth, int ties) const {
    for (int zone = 0; zone < zones; zone++) {
      for (int n = 0; n < ties; n++) {
        if (fleet_[ties_[n]].zone == zone && nth-- == 0) return ties_[n];
      }
    }
    return none;
  }

  Counts counts_;
  std::vector<Instance> fleet_;
  std::vector<int> ties_;
};

}  // namespace

int main(int argc, char** argv) { return benchmark<Scan>(argc, argv); }
