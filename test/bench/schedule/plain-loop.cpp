// The same simulation as shared/schedule/simulate, as a plain loop: what the machine can do with this arithmetic.
// Reads a model as binary (write-model.ts), runs it, and prints times and answers as JSON.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>
using std::vector;

const int B = 500, CELLS = 2048, RANKS = 4, FROM_FINISH = 1, TO_FINISH = 2;
const double INF = std::numeric_limits<double>::infinity(), SAME = 1e-7;

FILE* file;
template <class T> vector<T> readList() {
  int32_t count = 0;
  if (fread(&count, 4, 1, file) != 1) exit(2);
  vector<T> list(count);
  if (count && fread(list.data(), sizeof(T), count, file) != (size_t)count) exit(2);
  return list;
}

struct Days { vector<double> fixed, scale; vector<int32_t> table; };
Days readDays() { Days d; d.fixed = readList<double>(); d.scale = readList<double>(); d.table = readList<int32_t>(); return d; }

struct Model {
  vector<int32_t> order; vector<double> earliestStart, earliestFinish; Days work; vector<int32_t> workStream, counts, linksTo, linkFrom, linkEnds;
  vector<double> linkLag, probability; Days impact; vector<double> probabilityAfter; Days impactAfter;
  vector<int32_t> eventStream, impactStream, riskItemsAt, riskItems; vector<float> tables;
} m;

void draws(double* out, int32_t seed, int32_t stream, int32_t batch) {
  uint32_t a = seed, b = stream, c = batch, counter = 1;
  for (int i = 0; i < B; i++) out[i] = i;
  for (int i = B + 14; i >= 0; i--) {
    uint32_t random = a + b + counter++;
    a = b ^ (uint32_t)((int32_t)b >= 0 ? b >> 9 : b >> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >> 11)) + random;
    if (i >= B) continue;
    uint32_t place = ((random >> 12) * (uint32_t)(i + 1)) >> 20;
    double stratum = out[place];
    out[place] = out[i];
    out[i] = (stratum + ((random & 4095) + 0.5) / 4096) / B;
  }
}
inline double at(const float* t, double u) {
  double place = u * CELLS; int cell = (int)place; double low = t[cell];
  return low + (place - cell) * (t[cell + 1] - low);
}
inline double impactOf(const Days& d, int risk, double u) {
  return d.table[risk] < 0 ? d.fixed[risk] : d.fixed[risk] + d.scale[risk] * at(&m.tables[(size_t)d.table[risk] * (CELLS + 1)], u);
}
double quantile(vector<double>& v, double p) {
  size_t rank = std::max(0.0, std::ceil(p * v.size() - 1e-9) - 1);
  std::nth_element(v.begin(), v.begin() + rank, v.end());
  return v[rank];
}

int main(int argc, char** argv) {
  file = fopen(argv[1], "rb");
  if (!file) return 2;
  const int seed = atoi(argv[2]), batches = atoi(argv[3]);
  m.order = readList<int32_t>(); m.earliestStart = readList<double>(); m.earliestFinish = readList<double>(); m.work = readDays();
  m.workStream = readList<int32_t>(); m.counts = readList<int32_t>(); m.linksTo = readList<int32_t>(); m.linkFrom = readList<int32_t>();
  m.linkEnds = readList<int32_t>(); m.linkLag = readList<double>(); m.probability = readList<double>(); m.impact = readDays();
  m.probabilityAfter = readList<double>(); m.impactAfter = readDays(); m.eventStream = readList<int32_t>(); m.impactStream = readList<int32_t>();
  m.riskItemsAt = readList<int32_t>(); m.riskItems = readList<int32_t>(); m.tables = readList<float>();
  const auto begin = std::chrono::steady_clock::now();
  const int n = m.order.size(), risks = m.probability.size(), runs = batches * B;
  vector<double> days(n * B), start(n * B), finish(n * B), slackS(n * B), slackF(n * B), least(n), d(B), e(B), end(B), ends(runs);
  vector<float> kept((size_t)n * runs);
  vector<double> critical(n), sum(n), squared(n), product(n);
  vector<vector<int>> hits(risks);
  vector<vector<double>> hitDays(risks), hitAfter(risks);
  vector<char> followed(n);
  for (int item = 0; item < n; item++) for (int l = m.linksTo[item]; m.counts[item] && l < m.linksTo[item + 1]; l++)
    if ((m.linkEnds[l] & FROM_FINISH) && m.linkLag[l] >= 0) followed[m.linkFrom[l]] = 1;
  vector<int> last;
  for (int item : m.order) if (m.counts[item] && !followed[item]) last.push_back(item);
  vector<vector<int>> downstream(risks);
  for (int r = 0; r < risks; r++) {
    vector<char> down(n);
    for (int i = m.riskItemsAt[r]; i < m.riskItemsAt[r + 1]; i++) down[m.riskItems[i]] = 1;
    for (int item : m.order) {
      for (int l = m.linksTo[item]; l < m.linksTo[item + 1]; l++) if (down[m.linkFrom[l]]) down[item] = 1;
      if (down[item]) downstream[r].push_back(item);
    }
  }
  struct Other { vector<int> run; vector<double> finish; };
  vector<Other> without(risks), after(risks);
  vector<int> ranking(B * RANKS);
  vector<double> ranked(B * RANKS);
  vector<char> changed(n);
  struct Undo { int place; double start, finish; };
  vector<Undo> undo;
  double endShift = 0; vector<double> shift(n);

  for (int batch = 0; batch < batches; batch++) {
    for (int item = 0; item < n; item++) {
      double* to = &days[item * B];
      if (m.work.table[item] < 0) { std::fill(to, to + B, m.work.fixed[item]); continue; }
      draws(d.data(), seed, m.workStream[item], batch);
      const float* t = &m.tables[(size_t)m.work.table[item] * (CELLS + 1)];
      for (int k = 0; k < B; k++) to[k] = m.work.fixed[item] + m.work.scale[item] * at(t, d[k]);
    }
    for (int r = 0; r < risks; r++) {
      draws(e.data(), seed, m.eventStream[r], batch); draws(d.data(), seed, m.impactStream[r], batch);
      hits[r].clear(); hitDays[r].clear(); hitAfter[r].clear();
      for (int k = 0; k < B; k++) {
        bool now = e[k] < m.probability[r], then = e[k] < m.probabilityAfter[r];
        if (!now && !then) continue;
        hits[r].push_back(k); hitDays[r].push_back(now ? impactOf(m.impact, r, d[k]) : 0); hitAfter[r].push_back(then ? impactOf(m.impactAfter, r, d[k]) : 0);
      }
      for (int i = m.riskItemsAt[r]; i < m.riskItemsAt[r + 1]; i++) for (size_t h = 0; h < hits[r].size(); h++) days[m.riskItems[i] * B + hits[r][h]] += hitDays[r][h];
    }
    for (int item : m.order) {
      double *s = &start[item * B], *f = &finish[item * B], *own = &days[item * B];
      std::fill(s, s + B, m.earliestStart[item]);
      for (int pass = 0; pass < 2; pass++) {
        if (pass) for (int k = 0; k < B; k++) f[k] = std::max(s[k] + own[k], m.earliestFinish[item]);
        for (int l = m.linksTo[item]; l < m.linksTo[item + 1]; l++) {
          if (((m.linkEnds[l] & TO_FINISH) != 0) != (pass != 0)) continue;
          const double* from = &(m.linkEnds[l] & FROM_FINISH ? finish : start)[m.linkFrom[l] * B];
          double* to = pass ? f : s; double lag = m.linkLag[l];
          for (int k = 0; k < B; k++) to[k] = std::max(to[k], from[k] + lag);
        }
      }
    }
    std::fill(ranking.begin(), ranking.end(), -1); std::fill(ranked.begin(), ranked.end(), -INF);
    for (int item : last) for (int k = 0; k < B; k++) {
      double value = finish[item * B + k]; int first = k * RANKS, place = first + RANKS - 1;
      if (value <= ranked[place]) continue;
      for (; place > first && value > ranked[place - 1]; place--) { ranking[place] = ranking[place - 1]; ranked[place] = ranked[place - 1]; }
      ranking[place] = item; ranked[place] = value;
    }
    for (int k = 0; k < B; k++) ends[batch * B + k] = end[k] = ranked[k * RANKS];
    std::fill(slackS.begin(), slackS.end(), INF); std::fill(slackF.begin(), slackF.end(), INF);
    for (int item : last) for (int k = 0; k < B; k++) slackF[item * B + k] = end[k] - finish[item * B + k];
    for (int i = n - 1; i >= 0; i--) {
      int item = m.order[i]; double low = INF;
      for (int p = item * B; p < item * B + B; p++) {
        slackS[p] = std::min(slackS[p], slackF[p] + finish[p] - start[p] - days[p]);
        low = std::min(low, std::min(slackS[p], slackF[p]));
      }
      least[item] = low;
      if (low == INF) continue;
      for (int l = m.linksTo[item]; l < m.linksTo[item + 1]; l++) {
        int from = m.linkFrom[l] * B; bool ff = m.linkEnds[l] & FROM_FINISH, tf = m.linkEnds[l] & TO_FINISH; double lag = m.linkLag[l];
        const double *source = &(ff ? finish : start)[from], *target = &(tf ? finish : start)[item * B], *ts = &(tf ? slackF : slackS)[item * B];
        double* ss = &(ff ? slackF : slackS)[from];
        for (int k = 0; k < B; k++) ss[k] = std::min(ss[k], ts[k] + target[k] - source[k] - lag);
      }
    }
    if (!batch) { endShift = end[0]; for (int item = 0; item < n; item++) shift[item] = days[item * B]; }
    for (int item = 0; item < n; item++) for (int k = 0, p = item * B; k < B; k++, p++) {
      if (slackF[p] + finish[p] - start[p] - days[p] <= SAME) critical[item]++;
      double v = days[p] - shift[item]; sum[item] += v; squared[item] += v * v; product[item] += v * (end[k] - endShift);
      kept[(size_t)item * runs + batch * B + k] = finish[p];
    }
    for (int r = 0; r < risks; r++) for (int which = 0; which < 2; which++) {
      int items = m.riskItemsAt[r + 1] - m.riskItemsAt[r];
      const int* own = &m.riskItems[m.riskItemsAt[r]];
      static thread_local vector<int> ks; static thread_local vector<double> ch, gain; ks.clear(); ch.clear(); gain.clear();
      double most = 0;
      for (size_t h = 0; h < hits[r].size(); h++) {
        double change = which ? hitAfter[r][h] - hitDays[r][h] : -hitDays[r][h], low = INF;
        if (change == 0) continue;
        for (int i = 0; i < items; i++) { int p = own[i] * B + hits[r][h]; low = std::min(low, slackF[p] + finish[p] - start[p] - days[p]); }
        if (change < 0 ? low > SAME : low >= change * items) continue;
        ks.push_back(hits[r][h]); ch.push_back(change); gain.push_back(std::fabs(change) * items); most = std::max(most, gain.back());
      }
      if (ks.empty()) continue;
      for (int i = 0; i < items; i++) { changed[own[i]] = 1; for (size_t j = 0; j < ks.size(); j++) days[own[i] * B + ks[j]] += ch[j]; }
      for (int item : downstream[r]) {
        if (least[item] >= most) continue;
        bool touched = changed[item];
        for (int l = m.linksTo[item]; l < m.linksTo[item + 1] && !touched; l++) touched = changed[m.linkFrom[l]];
        if (!touched) continue;
        for (size_t j = 0; j < ks.size(); j++) {
          int p = item * B + ks[j];
          if (slackS[p] >= gain[j] && slackF[p] >= gain[j]) continue;
          double s = m.earliestStart[item], f = m.earliestFinish[item];
          for (int l = m.linksTo[item]; l < m.linksTo[item + 1]; l++) {
            int q = m.linkFrom[l] * B + ks[j]; double bound = (m.linkEnds[l] & FROM_FINISH ? finish[q] : start[q]) + m.linkLag[l];
            if (m.linkEnds[l] & TO_FINISH) f = std::max(f, bound); else s = std::max(s, bound);
          }
          f = std::max(f, s + days[p]);
          if (s == start[p] && f == finish[p]) continue;
          undo.push_back({p, start[p], finish[p]}); start[p] = s; finish[p] = f; changed[item] = 1;
        }
      }
      Other& into = (which ? after : without)[r];
      for (size_t j = 0; j < ks.size(); j++) {
        int k = ks[j]; double latest = -INF; bool found = false;
        if (ch[j] < 0) {
          for (int rank = k * RANKS; rank < (k + 1) * RANKS && !found; rank++) {
            int item = ranking[rank];
            if (item < 0 || latest >= ranked[rank]) found = true; else latest = std::max(latest, finish[item * B + k]);
          }
          if (!found && latest < ranked[(k + 1) * RANKS - 1]) for (int item : last) latest = std::max(latest, finish[item * B + k]);
        } else {
          latest = end[k];
          for (int item : last) if (changed[item]) latest = std::max(latest, finish[item * B + k]);
        }
        if (latest != end[k]) { into.run.push_back(batch * B + k); into.finish.push_back(latest); }
      }
      for (const Undo& u : undo) { start[u.place] = u.start; finish[u.place] = u.finish; }
      undo.clear(); std::fill(changed.begin(), changed.end(), 0);
      for (int i = 0; i < items; i++) for (size_t j = 0; j < ks.size(); j++) days[own[i] * B + ks[j]] -= ch[j];
    }
  }
  double p80 = 0, p50s = 0, riskDays = 0, afterDays = 0;
  { vector<double> copy = ends; p80 = quantile(copy, 0.8); }
  for (int item = 0; item < n; item++) {
    vector<double> column(kept.begin() + (size_t)item * runs, kept.begin() + (size_t)(item + 1) * runs);
    p50s += quantile(column, 0.5); quantile(column, 0.8); quantile(column, 0.9);
  }
  for (int r = 0; r < risks; r++) for (int which = 0; which < 2; which++) {
    vector<double> copy = ends; const Other& o = (which ? after : without)[r];
    for (size_t i = 0; i < o.run.size(); i++) copy[o.run[i]] = o.finish[i];
    (which ? afterDays : riskDays) += p80 - quantile(copy, 0.8);
  }
  double all = 0, spread = 0;
  for (double c : critical) all += c / runs;
  for (int item = 0; item < n; item++) spread += squared[item] - sum[item] * sum[item] / runs + product[item] * 0;
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  printf("{\"milliseconds\":%.3f,\"p80\":%.9f,\"meanP50\":%.9f,\"criticality\":%.9f,\"riskDays\":%.9f,\"afterDays\":%.9f,\"spread\":%.3f}\n", ms, p80, p50s / n, all, riskDays, afterDays, spread);
}
