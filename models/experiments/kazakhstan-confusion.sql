-- Of the states that history has in each class, in how many each class comes out most often.
select name as history, "values"[list_position(columns, 'isolation')]::int as isolation, "values"[list_position(columns, 'balancing')]::int as balancing,
  "values"[list_position(columns, 'hedging')]::int as hedging, "values"[list_position(columns, 'multi vector bandwagoning')]::int as multi_vector, "values"[list_position(columns, 'pure bandwagoning')]::int as pure
from analyses where method = 'Confusion matrix' order by history
