-- What comes out of each arm: shares of the classes and of the joint position, means of the headline quantities, and the mean room above the line of the one-lever model, where that was played.
with line as (select regr_slope(aut, bwi) slope, regr_intercept(aut, bwi) height from histories where arm = 'one_lever')
select arm,
  round(avg((pattern = 'multi_vector_bandwagoning')::int), 3) as multi_vector, round(avg((pattern = 'pure_bandwagoning')::int), 3) as pure, round(avg((pattern = 'hedging')::int), 3) as hedging,
  round(avg((pattern = 'balancing')::int), 3) as balancing, round(avg((pattern = 'isolation')::int), 3) as isolation,
  round(avg(joint::int), 3) as joint, round(avg(joint_wide::int), 3) as joint_wide, round(avg("within"), 2) as "within", round(avg(bwi), 2) as bwi, round(avg(aut), 2) as aut,
  round(avg(aut - height - slope * bwi), 2) as above_line, round(avg(squeezes), 2) as squeezed
from histories, line
group by arm
order by arm != 'baseline', arm != 'random-play', arm
