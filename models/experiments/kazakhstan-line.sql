-- The line on which the one-lever model trades room for closeness, how far history (the coded means of 2003-09) and the baseline lie above it, and how both indices go together across the baseline's histories.
with line as (select regr_slope(aut, bwi) slope, regr_intercept(aut, bwi) height from histories where arm = 'one_lever')
unpivot (
  select round(any_value(slope), 2) slope, round(any_value(height), 2) height, round(0.353 - any_value(height) - any_value(slope)*0.891, 2) history_above,
    round(avg(aut - height - slope*bwi), 2) baseline_above, round(corr(bwi, aut), 2) across_histories, round(avg((within > 0)::int), 2) together
  from histories, line where arm = 'baseline')
on columns(*) into name measure value value
