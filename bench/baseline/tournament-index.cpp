// binpack(cpu) by an index: for each shape a tournament a zone, which follows a ring of changed rows.
#include "counts.hpp"
#include "tournament.hpp"

namespace {

constexpr uint64_t ringSize = 1 << 16;

struct Fleet {
  std::vector<int32_t> open, group, zone, cpu, memory, number;
  std::vector<int32_t> changes = std::vector<int32_t>(ringSize);
  uint64_t changed = 0;
};

class Index {
 public:
  Index(const Fleet& fleet, Shape shape) : shape_(shape) {
    const int rows = static_cast<int>(fleet.cpu.size());
    trees_.assign(zones, Tournament(rows));
    filed_.assign(rows, -1);
    tenant_.assign(rows, -1);
    allowed_.assign(rows, 0);
  }

  int choose(const Fleet& fleet, Random& random) {
    catchUp(fleet);
    int32_t best = never;
    int ties = 0;
    for (const auto& tree : trees_) {
      if (tree.leastKey() > best || tree.tieCount() == 0) continue;
      if (tree.leastKey() < best) ties = 0;
      best = tree.leastKey();
      ties += tree.tieCount();
    }
    if (ties == 0) return none;
    int nth = ties == 1 ? 0 : static_cast<int>(random() * ties);
    for (const auto& tree : trees_) {
      if (tree.leastKey() != best) continue;
      if (nth < tree.tieCount()) return tree.nthTie(nth);
      nth -= tree.tieCount();
    }
    return none;
  }

 private:
  void catchUp(const Fleet& fleet) {
    if (!isBuilt_ || fleet.changed - followed_ > ringSize) {
      for (int row = 0; row < static_cast<int>(filed_.size()); row++) follow(fleet, row);
      isBuilt_ = true;
    } else {
      for (; followed_ < fleet.changed; followed_++) follow(fleet, fleet.changes[followed_ & (ringSize - 1)]);
    }
    followed_ = fleet.changed;
  }

  void follow(const Fleet& fleet, int row) {
    const int32_t key = keyOf(fleet, row), before = filed_[row], zone = fleet.zone[row];
    if (before != zone) {
      if (before >= 0) trees_[before].set(row, never);
      filed_[row] = static_cast<int16_t>(zone);
    }
    trees_[zone].set(row, key);
  }

  int32_t keyOf(const Fleet& fleet, int row) {
    if (fleet.open[row] == 0 || fleet.cpu[row] < shape_.cpu || fleet.memory[row] < shape_.memory) return never;
    if (tenant_[row] != fleet.number[row]) {
      tenant_[row] = fleet.number[row];
      allowed_[row] = fleet.group[row] == 0;
    }
    return allowed_[row] == 0 ? never : fleet.cpu[row];
  }

  Shape shape_;
  std::vector<Tournament> trees_;
  std::vector<int16_t> filed_;
  std::vector<int32_t> tenant_;
  std::vector<uint8_t> allowed_;
  uint64_t followed_ = 0;
  bool isBuilt_ = false;
};

class Packer {
 public:
  explicit Packer(int instances) : counts_(instances) {
    for (int row = 0; row < instances; row++) {
      fleet_.open.push_back(1);
      fleet_.group.push_back(0);
      fleet_.zone.push_back(row % zones);
      fleet_.cpu.push_back(instanceCpu);
      fleet_.memory.push_back(instanceMemory);
      fleet_.number.push_back(row);
    }
    for (const auto& shape : shapes) indexes_.emplace_back(fleet_, shape);
  }

  int choose(int shape, Random& random) { return indexes_[shape].choose(fleet_, random); }

  void occupy(int row, int shape, int by) {
    fleet_.cpu[row] -= by * shapes[shape].cpu;
    fleet_.memory[row] -= by * shapes[shape].memory;
    counts_.add(row, fleet_.zone[row], shape, by);
    fleet_.changes[fleet_.changed++ & (ringSize - 1)] = row;
  }

 private:
  Fleet fleet_;
  Counts counts_;
  std::vector<Index> indexes_;
};

}  // namespace

int main(int argc, char** argv) { return benchmark<Packer>(argc, argv); }
