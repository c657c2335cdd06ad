// The least of many keys and how many rows share it, in a tree over the rows.
#pragma once

#include <cstdint>
#include <vector>

/// The key of a row that is out; keys lie below it and are not negative.
constexpr int32_t never = 0x3fffffff;

/// Node n is cells 2n and 2n + 1, a key and a count of ties; its children are nodes 2n and 2n + 1; node 1 is the root.
class Tournament {
 public:
  explicit Tournament(int rows) {
    while (size_ < rows) size_ *= 2;
    cell_.resize(4 * size_);
    for (size_t n = 0; n < cell_.size(); n += 2) cell_[n] = never;
  }

  int32_t leastKey() const { return cell_[2]; }
  int32_t tieCount() const { return cell_[3]; }

  void set(int row, int32_t key) {
    int n = size_ + row;
    if (cell_[2 * n] == key) return;
    cell_[2 * n] = key;
    cell_[2 * n + 1] = key == never ? 0 : 1;
    do n >>= 1;
    while (n > 0 && settle(2 * n));
  }

  int nthTie(int nth) const {
    const int32_t best = cell_[2];
    int n = 1;
    while (n < size_) {
      n *= 2;
      const int32_t ties = cell_[2 * n] == best ? cell_[2 * n + 1] : 0;
      if (nth >= ties) {
        nth -= ties;
        n++;
      }
    }
    return n - size_;
  }

 private:
  /// Without a branch, because which child wins cannot be foretold; false: nothing changed.
  bool settle(int m) {
    const int32_t left = cell_[2 * m], right = cell_[2 * m + 2];
    const int32_t difference = left - right, less = difference >> 31, more = -difference >> 31;
    const int32_t key = right + (difference & less);
    const int32_t ties = (cell_[2 * m + 1] & ~more) + (cell_[2 * m + 3] & ~less);
    const bool changed = ((cell_[m] ^ key) | (cell_[m + 1] ^ ties)) != 0;
    cell_[m] = key;
    cell_[m + 1] = ties;
    return changed;
  }

  int size_ = 2;
  std::vector<int32_t> cell_;
};
