/* The reference model as one writes it in C: a history after the other. Usage: reference HISTORIES SEED */
#include "reference.h"
#include <string.h>

typedef struct {
    double protection, sovereignty, fear, pull, influence[PATRONS], rivalry[PATRONS];   /* drawn once a history */
    double prices, output, threat, price_noise, growth_noise, alarm;
    int level[ISSUES], lapses[ISSUES], changed[ISSUES];
    Rng rng;
} History;

static double logistic(double x) { return 1 / (1 + exp(-x)); }

static double client_utility(const History *h, const double *pact, double ties, double line, double forum)
{
    double price = exp(h->prices), trade = 0, protection = 0, sovereignty = 0, variety = 0;
    for (int p = 0; p < PATRONS; p++) {
        trade += MARKET[p] * (1 - exp(-1.5 * pact[p]));
        protection += STRENGTH[p] * pact[p];
        sovereignty += pact[p] * pact[p];
        variety += sqrt(pact[p]);
    }
    return 0.35 * log(1 + price * h->output * (0.4 + 0.6 * line))
        + 0.25 * trade
        + h->protection * (1 - exp(-2 * protection))
        - h->sovereignty * sovereignty / 4
        + 0.2 * log(1 + variety)
        - 0.15 * logistic(6 * (ties - 2.2))
        + 0.2 * pow(forum, 0.7)
        - 0.25 * pow(forum, 1.6)
        - 0.3 * pow(line, 1.3) * exp(-0.5 * h->output)
        - h->fear * h->threat * exp(-1.2 * (pact[NORTH] + forum))
        + 0.15 * logistic(4 * (pact[NORTH] + 0.5 * forum - h->threat - 0.3))
        - h->pull * pow(fabs(pact[WEST] - pact[NORTH]), 1.5);
}

static double patron_utility(const History *h, int p, const double *pact, double ties, double line, double forum)
{
    double price = exp(h->prices), own = pact[p];
    return h->influence[p] * (1 - exp(-1.5 * own))
        - h->rivalry[p] * logistic(5 * (ties - own - 0.8))
        - 0.4 * pow(own, 1.5)
        - 0.2 * h->threat * exp(-own)
        + 0.2 * log(1 + MARKET[p] * price * own)
        + 0.15 * pow(own / (0.5 + ties), 0.6)
        + REACH[p] * log(1 + price * h->output * line)
        - 0.1 * pow(line, 1.4)
        + ORDER[p] * pow(forum, 0.8)
        - 0.1 * pow(forum, 2.5)
        + 0.1 * logistic(3 * (own - h->threat))
        + 0.05 * exp(-2 * fabs(own - 0.5));
}

static double utility(const History *h, int actor, const int *level)
{
    double pact[PATRONS], ties = 0;
    for (int p = 0; p < PATRONS; p++) ties += pact[p] = VALUE[p][level[p]];
    double line = VALUE[LINE][level[LINE]], forum = VALUE[FORUM][level[FORUM]];
    return actor == CLIENT ? client_utility(h, pact, ties, line, forum) : patron_utility(h, actor - 1, pact, ties, line, forum);
}

/* gains[party][level]: what each party of an issue would gain by each level. */
static void find_gains(const History *h, int issue, double gains[MOST_PARTIES][MOST_LEVELS])
{
    int level[ISSUES];
    memcpy(level, h->level, sizeof level);
    double value = present_value(issue);
    for (int j = 0; j < PARTIES[issue]; j++) {
        double now = utility(h, PARTY[issue][j], h->level);
        for (int x = 0; x < LEVELS[issue]; x++) {
            level[issue] = x;
            gains[j][x] = x == h->level[issue] ? 0 : value * (utility(h, PARTY[issue][j], level) - now);
        }
    }
}

/* Backward induction: what each party proposes in each round, and whether it accepts. */
typedef struct { double propose[ROUNDS][MOST_PARTIES][MOST_LEVELS], accept[ROUNDS][MOST_PARTIES][MOST_LEVELS]; } Strategies;

static void solve(int issue, int now, double gains[MOST_PARTIES][MOST_LEVELS], Strategies *s)
{
    int parties = PARTIES[issue], levels = LEVELS[issue];
    double value[MOST_PARTIES] = { 0 };
    for (int r = ROUNDS - 1; r >= 0; r--) {
        double going_on[MOST_PARTIES], next[MOST_PARTIES] = { 0 };
        for (int j = 0; j < parties; j++) going_on[j] = r == ROUNDS - 1 ? 0 : PATIENCE * value[j];
        for (int j = 0; j < parties; j++)
            for (int x = 0; x < levels; x++) s->accept[r][j][x] = logistic(PRECISION * (gains[j][x] - going_on[j] - CONSENT_COST));
        for (int p = 0; p < parties; p++) {
            double consent[MOST_LEVELS], weight[MOST_LEVELS], sum = 1;     /* passing has weight 1 */
            for (int x = 0; x < levels; x++) {
                if (x == now) continue;
                consent[x] = 1;
                for (int j = 0; j < parties; j++) if (j != p) consent[x] *= s->accept[r][j][x];
                weight[x] = exp(PRECISION * consent[x] * (gains[p][x] - going_on[p]));
                sum += weight[x];
            }
            for (int j = 0; j < parties; j++) next[j] += going_on[j] / parties;
            for (int x = 0; x < levels; x++) {
                s->propose[r][p][x] = x == now ? 0 : weight[x] / sum;
                if (x == now) continue;
                double deal = s->propose[r][p][x] * consent[x] / parties;
                for (int j = 0; j < parties; j++) next[j] += deal * (gains[j][x] - going_on[j]);
            }
        }
        memcpy(value, next, sizeof value);
    }
}

/* What raising an issue promises at best: one's own gain, times the chance of the others' consent. */
static double expected_gain(const History *h, int issue, int party, double gains[MOST_PARTIES][MOST_LEVELS])
{
    double best = -INFINITY;
    for (int x = 0; x < LEVELS[issue]; x++) {
        if (x == h->level[issue]) continue;
        double chance = 1;
        for (int j = 0; j < PARTIES[issue]; j++) if (j != party) chance *= logistic(PRECISION * (gains[j][x] - CONSENT_COST));
        if (gains[party][x] * chance > best) best = gains[party][x] * chance;
    }
    return best;
}

static void raise_issues(History *h, int *raised)
{
    double score[ACTORS][ISSUES];
    for (int a = 0; a < ACTORS; a++) for (int i = 0; i < ISSUES; i++) score[a][i] = -INFINITY;
    for (int i = 0; i < ISSUES; i++) {
        double gains[MOST_PARTIES][MOST_LEVELS];
        find_gains(h, i, gains);
        raised[i] = 0;
        for (int j = 0; j < PARTIES[i]; j++) {
            double worth = expected_gain(h, i, j, gains);
            if (worth > 0) score[PARTY[i][j]][i] = PRECISION * worth + gumbel(&h->rng);
        }
    }
    for (int a = 0; a < ACTORS; a++) {
        for (int taken = 0; taken < AGENDA; taken++) {
            int best = -1;
            for (int i = 0; i < ISSUES; i++) if (score[a][i] > (best < 0 ? 0 : score[a][best])) best = i;
            if (best < 0) break;
            raised[best] = 1;
            score[a][best] = -INFINITY;
        }
    }
}

/* A session: rounds of proposals until all accept one. Returns the level agreed, or -1. */
static int talk(History *h, int issue)
{
    double gains[MOST_PARTIES][MOST_LEVELS];
    Strategies s;
    find_gains(h, issue, gains);
    solve(issue, h->level[issue], gains, &s);
    for (int r = 0; r < ROUNDS; r++) {
        int p = (int)(PARTIES[issue] * uniform(&h->rng)), offer = PASS;
        double u = uniform(&h->rng);
        for (int x = 0; x < LEVELS[issue] && offer == PASS; x++) if ((u -= s.propose[r][p][x]) < 0) offer = x;
        if (offer == PASS) continue;
        int agreed = 1;
        for (int j = 0; j < PARTIES[issue]; j++) if (j != p && uniform(&h->rng) >= s.accept[r][j][offer]) agreed = 0;
        if (agreed) return offer;
    }
    return -1;
}

static int hold_sessions(History *h, int period)
{
    int raised[ISSUES], sitting[ISSUES], order[ISSUES] = { 0 }, deals = 0;
    raise_issues(h, raised);
    for (int i = 0; i < ISSUES; i++) {
        int j = (int)((i + 1) * uniform(&h->rng));
        order[i] = order[j];
        order[j] = i;
        sitting[i] = (int)(SITTINGS * uniform(&h->rng));
    }
    for (int turn = 0; turn < SITTINGS * ISSUES; turn++) {
        int issue = order[turn % ISSUES];
        if (!raised[issue] || sitting[issue] != turn / ISSUES || h->changed[issue] == period) continue;
        int level = talk(h, issue);
        if (level < 0) continue;
        h->level[issue] = level;
        h->changed[issue] = period;
        h->lapses[issue] = level ? period + LASTS[issue] : PERIODS + 1;
        deals++;
    }
    return deals;
}

static void start(History *h)
{
    h->protection = 0.15 + 0.3 * uniform(&h->rng);
    h->sovereignty = 0.2 + uniform(&h->rng);
    h->fear = 0.4 * uniform(&h->rng);
    h->pull = 0.2 * uniform(&h->rng);
    for (int p = 0; p < PATRONS; p++) h->influence[p] = 0.1 + 0.4 * uniform(&h->rng);
    for (int p = 0; p < PATRONS; p++) h->rivalry[p] = 0.4 * uniform(&h->rng);
    h->prices = 0;
    h->output = 0.6;
    h->threat = 0.2;
    for (int i = 0; i < ISSUES; i++) {
        h->level[i] = 0;
        h->lapses[i] = PERIODS + 1;
        h->changed[i] = -1;
    }
}

static void open_period(History *h, int period)
{
    h->price_noise = 0.12 * normal(&h->rng);
    h->growth_noise = 0.02 * normal(&h->rng);
    h->alarm = uniform(&h->rng) < 0.08;
    for (int i = 0; i < ISSUES; i++) {
        if (h->lapses[i] > period) continue;
        h->level[i] = 0;
        h->lapses[i] = PERIODS + 1;
        h->changed[i] = period;
    }
}

static void close_period(History *h, double *measures, int period, int deals)
{
    double ties = 0;
    for (int p = 0; p < PATRONS; p++) {
        measures[p] += VALUE[p][h->level[p]] / PERIODS;
        ties += VALUE[p][h->level[p]];
    }
    measures[MEAN_LINE] += VALUE[LINE][h->level[LINE]] / PERIODS;
    measures[MEAN_FORUM] += VALUE[FORUM][h->level[FORUM]] / PERIODS;
    if (period >= PERIODS - 4) measures[LAST_TIES] += ties / 4;
    measures[CONTENT_CLIENT] += utility(h, CLIENT, h->level) / PERIODS;
    measures[CONTENT_NORTH] += utility(h, 1 + NORTH, h->level) / PERIODS;
    measures[CONTENT_WEST] += utility(h, 1 + WEST, h->level) / PERIODS;
    measures[DEALS] += deals;
    h->prices = 0.95 * h->prices + h->price_noise;
    h->output *= exp(0.012 + h->growth_noise);
    h->threat = fmin(1, fmax(0, 0.85 * h->threat + 0.4 * h->alarm));
}

int main(int argc, char **argv)
{
    long histories = argc > 1 ? atol(argv[1]) : 10000;
    Tally t = { 0 };
    History h;
    rng_start(&h.rng, argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
    double began = cpu_seconds();
    for (long i = 0; i < histories; i++) {
        double measures[MEASURES] = { 0 };
        start(&h);
        for (int period = 0; period < PERIODS; period++) {
            open_period(&h, period);
            int deals = hold_sessions(&h, period);
            close_period(&h, measures, period, deals);
        }
        tally(&t, measures);
    }
    report(&t, histories, cpu_seconds() - began);
    return 0;
}
