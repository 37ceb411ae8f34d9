/* The model of models/examples/reference.yaml: what both C programs have in common, and what they print. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PATRONS = 4, NORTH = 0, EAST = 1, SOUTH = 2, WEST = 3 };
enum { CLIENT = 0, ACTORS = 5 };                 /* patron p is actor p + 1 */
enum { LINE = 4, FORUM = 5, ISSUES = 6 };        /* issue p < 4 is the pact with patron p */
enum { PERIODS = 72, ROUNDS = 3, AGENDA = 2, SITTINGS = 2 };
enum { MOST_PARTIES = 3, MOST_LEVELS = 4, TERMS = 12, PASS = -1 };

static const double PRECISION = 36, PATIENCE = 0.98, CONSENT_COST = 0.05, DISCOUNT = 0.93, STEP = 0.25;
static const double STRENGTH[PATRONS] = { 1, 0.6, 0.6, 0.8 }, MARKET[PATRONS] = { 0.5, 0.8, 0.5, 1 };
static const double REACH[PATRONS] = { 0.25, 0, 0, 0.4 }, ORDER[PATRONS] = { 0.3, 0.2, 0, 0 };

static const int LEVELS[ISSUES] = { 4, 4, 4, 4, 3, 3 };
static const double VALUE[ISSUES][MOST_LEVELS] = {
    { 0, 0.25, 0.5, 1 }, { 0, 0.25, 0.5, 1 }, { 0, 0.25, 0.5, 1 }, { 0, 0.25, 0.5, 1 }, { 0, 0.5, 1 }, { 0, 0.5, 1 } };
static const int PARTIES[ISSUES] = { 2, 2, 2, 2, 3, 3 };
static const int PARTY[ISSUES][MOST_PARTIES] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 0, 4 }, { 0, 1, 4 }, { 0, 1, 2 } };
static const int LASTS[ISSUES] = { 12, 12, 12, 12, 24, 20 };   /* periods */

/* What 1 a year is worth over the life of a deal on an issue. */
static double present_value(int issue)
{
    return STEP * (1 - pow(DISCOUNT, LASTS[issue] * STEP)) / (1 - pow(DISCOUNT, STEP));
}

/* xoshiro256+ (Blackman and Vigna 2018), seeded by splitmix64. */
typedef struct { uint64_t s[4]; } Rng;

static void rng_start(Rng *rng, uint64_t seed)
{
    for (int i = 0; i < 4; i++) {
        uint64_t z = (seed += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        rng->s[i] = z ^ (z >> 31);
    }
}

static inline double uniform(Rng *rng)
{
    uint64_t *s = rng->s, result = s[0] + s[3], t = s[1] << 17;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return ((double)(result >> 12) + 0.5) * 0x1.0p-52;
}

static inline double normal(Rng *rng) { return sqrt(-2 * log(uniform(rng))) * cos(2 * M_PI * uniform(rng)); }

static inline double gumbel(Rng *rng) { return -log(-log(uniform(rng))); }

/* Measures, in the order in which the model has them. */
enum { MEAN_LINE = 4, MEAN_FORUM, LAST_TIES, CONTENT_CLIENT, CONTENT_NORTH, CONTENT_WEST, DEALS, MEASURES };
static const char *const NAMES[MEASURES] = { "tie[north]", "tie[east]", "tie[south]", "tie[west]", "mean_line", "mean_forum", "last_ties",
    "content_of_client", "content_of_north", "content_of_west", "deals" };

typedef struct { double sum[MEASURES], squares[MEASURES]; } Tally;

static void tally(Tally *t, const double *measures)
{
    for (int m = 0; m < MEASURES; m++) {
        t->sum[m] += measures[m];
        t->squares[m] += measures[m] * measures[m];
    }
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

static void report(const Tally *t, long histories, double seconds)
{
    printf("{\"histories\": %ld, \"cpu_seconds\": %.6f, \"means\": {", histories, seconds);
    for (int m = 0; m < MEASURES; m++) {
        double mean = t->sum[m] / histories, variance = (t->squares[m] - histories * mean * mean) / (histories - 1);
        printf("%s\"%s\": [%.17g, %.17g]", m ? ", " : "", NAMES[m], mean, sqrt(variance > 0 ? variance : 0));
    }
    printf("}}\n");
}

#endif
