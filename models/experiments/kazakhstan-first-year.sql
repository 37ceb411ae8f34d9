-- How the first year, 1992, is labelled: shares of the baseline's histories.
unpivot (
  select round(avg((class_year = 1)::int), 2) as isolation, round(avg((class_year = 3)::int), 2) as multi_vector, round(avg((class_year = 4)::int), 2) as pure, round(avg((class_year = 5)::int), 2) as hedging
  from series where arm = 'baseline' and year = 1992)
on columns(*) into name measure value value
