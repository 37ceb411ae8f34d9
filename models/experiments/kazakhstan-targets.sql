-- What each stylised fact can tell: where it lies under the parameters of a run, and where everybody plays at random. A fact that random play covers as well says little for a model that covers it.
-- To be asked of a run that collects series; observed values are those of models/calibrations/kazakhstan-history.yaml.
with facts(target, observed) as (values ('sf1_1992', 0.98), ('sf1_2006', 0.8), ('sf1_2009', 0.78), ('sf2', 0.113), ('sf4', 7.2), ('sf5', 0), ('sf6', 0), ('sf7', 0.17), ('sf12', 0), ('sf13', 0.4),
  ('sf10', 0.725), ('sf14_base', 0), ('sf14_rent', 1), ('sf15', 2003), ('sf16_bwi', 0.87), ('sf16_aut', 0.42), ('sf17', 0.8)),
yearly as (
  select arm, history, max(route_russia) filter (year = 1992) sf1_1992, max(route_russia) filter (year = 2006) sf1_2006, max(route_russia) filter (year = 2009) sf1_2009,
    max(route_china) filter (year = 2009) sf2, max(level_of_nato) filter (year = 2010) sf13
  from series group by arm, history),
told as (
  unpivot (
    select arm, sf1_1992::double sf1_1992, sf1_2006::double sf1_2006, sf1_2009::double sf1_2009, sf2::double sf2, cpc_delay::double sf4, btc_lag::double sf5, order_inversions::double sf6, arms_elsewhere::double sf7,
      exits::double sf12, sf13::double sf13, diplomacy_gap::double sf10, us_base::double sf14_base, rent_paid::double sf14_rent, first_mvb::double sf15, bwi_2008::double sf16_bwi, aut_2008::double sf16_aut, "within"::double sf17
    from histories join yearly using (arm, history))
  on columns(* exclude (arm)) into name target value number),
spread as (select arm, target, quantile_cont(number, 0.05) q05, quantile_cont(number, 0.95) q95 from told where not isnan(number) group by arm, target)
select target, observed, round(own.q05, 3) as low, round(own.q95, 3) as high, if(observed between own.q05 and own.q95, 'yes', 'no') as covered,
  round(noise.q05, 3) as random_low, round(noise.q95, 3) as random_high, if(observed between noise.q05 and noise.q95, 'yes', 'no') as random_covered
from facts left join (from spread where arm = 'baseline') own using (target) left join (from spread where arm = 'random-play') noise using (target)
order by array_position(['sf1_1992', 'sf1_2006', 'sf1_2009', 'sf2', 'sf4', 'sf5', 'sf6', 'sf7', 'sf12', 'sf13', 'sf10', 'sf14_base', 'sf14_rent', 'sf15', 'sf16_bwi', 'sf16_aut', 'sf17'], target)
