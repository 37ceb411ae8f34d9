-- How near histories are to history: the root of the mean square of the ten distances in tolerances, as models/calibrations/kazakhstan-history.yaml has them. Its last wave ends at 1.106; a history that is as near by all
-- ten facts at once is counted. The same of the six facts that a model without pipelines, arms and plans with NATO can be right about: shares of routes, order of treaties, exits.
-- To be asked of a run that collects series.
with yearly as (
  select arm, history, max(route_russia) filter (year = 1992) sf1_1992, max(route_russia) filter (year = 2006) sf1_2006, max(route_russia) filter (year = 2009) sf1_2009,
    max(route_china) filter (year = 2009) sf2, max(level_of_nato) filter (year = 2010) sf13
  from series group by arm, history),
squares as (
  unpivot (
    select arm, history, ((sf1_1992 - 0.98)/0.03)^2 sf1_1992, ((sf1_2006 - 0.8)/0.05)^2 sf1_2006, ((sf1_2009 - 0.78)/0.08)^2 sf1_2009, ((sf2 - 0.113)/0.02)^2 sf2,
      if(cpc_delay is null or isnan(cpc_delay), 25, ((cpc_delay - 7.2)/2)^2) sf4, if(btc_lag is null or isnan(btc_lag), 25, btc_lag^2) sf5, (order_inversions/1)^2 sf6, ((arms_elsewhere - 0.17)/0.08)^2 sf7, (exits/0.5)^2 sf12, ((sf13 - 0.4)/0.05)^2 sf13
    from histories join yearly using (arm, history))
  on columns(* exclude (arm, history)) into name target value square),
distances as (
  select arm, history, sqrt(avg(square)) distance, sqrt(avg(square) filter (target in ('sf1_1992', 'sf1_2006', 'sf1_2009', 'sf2', 'sf6', 'sf12'))) of_six
  from squares group by arm, history)
select arm, round(quantile_cont(distance, 0.05), 2) as q05, round(median(distance), 2) as median_distance, round(avg((distance <= 1.106)::int), 4) as as_near, round(avg((distance <= 1.5)::int), 4) as within_1_5,
  round(median(of_six), 2) as median_of_six, round(avg((of_six <= 1.106)::int), 4) as as_near_by_six
from distances group by arm order by arm
