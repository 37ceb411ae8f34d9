-- Each arm against the baseline, history by history with the same luck: the mean difference and its 95 per cent interval. To be asked of an experiment with one replication of each sample.
with line as (select regr_slope(aut, bwi) slope, regr_intercept(aut, bwi) height from histories where arm = 'one_lever'),
told as (
  unpivot (
    select arm, history, (pattern = 'multi_vector_bandwagoning')::int::double multi_vector, (pattern = 'pure_bandwagoning')::int::double pure,
      (pattern = 'hedging')::int::double hedging, (pattern = 'balancing')::int::double balancing, joint::int::double joint, "within", bwi, aut, aut - height - slope * bwi above_line
    from histories, line)
  on multi_vector, pure, hedging, balancing, joint, "within", bwi, aut, above_line into name quantity value number),
paired as (
  select other.arm, quantity, avg(other.number - base.number) mean, 1.96 * stddev_samp(other.number - base.number) / sqrt(count(*)) half
  from told other join told base using (history, quantity)
  where base.arm = 'baseline' and other.arm != 'baseline'
  group by all)
select arm, quantity, round(mean, 3) difference, round(mean - half, 3) low, round(mean + half, 3) high
from paired
order by arm != 'random-play', arm, array_position(['multi_vector', 'pure', 'hedging', 'balancing', 'joint', 'within', 'bwi', 'aut', 'above_line'], quantity)
