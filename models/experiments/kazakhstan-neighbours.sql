-- Each state by itself: how it stands in 2008, how BWI and AUT go together within its histories, in how many of them its label changes twice or more, and which class it is most often given.
with shares as (select arm, pattern, count(*) / sum(count(*)) over (partition by arm) as share from histories group by arm, pattern)
select arm, round(avg(bwi_2008), 2) as bwi, round(avg(aut_2008), 2) as aut, round(avg("within"), 2) as "within", round(avg((class_changes >= 2)::int), 2) as changes_twice,
  any_value(often.pattern) as most_often, round(any_value(often.share), 2) as share,
  round(avg((histories.pattern = 'multi_vector_bandwagoning')::int), 2) as multi_vector, round(avg((histories.pattern = 'pure_bandwagoning')::int), 2) as pure,
  round(avg((histories.pattern = 'hedging')::int), 2) as hedging, round(avg((histories.pattern = 'balancing')::int), 2) as balancing, round(avg((histories.pattern = 'isolation')::int), 2) as isolation
from histories join (select arm, arg_max(pattern, share) as pattern, max(share) as share from shares group by arm) often using (arm)
group by arm
order by bwi desc, arm
