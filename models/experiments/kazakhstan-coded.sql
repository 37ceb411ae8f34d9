-- The same by the formula that history was coded by, which counts the small state's own wish as full defiance: room for manoeuvre 2003-09 (history .353), the joint position, and how BWI and AUT go together (history +.80).
select arm, round(avg(aut_coded), 2) as aut_coded, round(avg((bwi >= 0.75 and aut_coded >= 0.33)::int), 3) as joint_coded, round(avg(within_coded), 2) as within_coded,
  round(quantile_cont(within_coded, 0.05), 2) as low, round(quantile_cont(within_coded, 0.95), 2) as high
from histories where arm in ('baseline', 'random-play', 'one_lever', 'one_issue_integration', 'one_issue_alliance', 'no_bypass', 'no_nato_ties', 'no_packages', 'no_anticipation', 'no_learning')
group by arm order by arm != 'baseline', arm != 'random-play', arm
