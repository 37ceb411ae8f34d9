-- What is due to parameters and what to chance, and the four parameters that matter most to each output, by PAWN.
select output, any_value(cast(regexp_extract(remarks[1], '^[0-9.]+') as double) / 100) as due_to_parameters, any_value(regexp_extract(remarks[1], '\((.*?)\)', 1)) as per_cent_from_to,
  string_agg(name || ' ' || printf('%.2f', "values"[1]), ', ' order by place) as most_important
from (select *, row_number() over (partition by output order by "values"[1] desc) as place from analyses where method = 'PAWN and delta')
where place <= 4
group by output
order by array_position(['mean(bwi)', 'mean(aut)', 'mean(within)', 'share(joint)'], output) nulls last
