-- The order of states by an index against history's, and how many classes are told right.
select distinct output, remark from (select output, unnest(remarks) as remark from analyses where method = 'Against history')
where remark like 'Rank correlation%' or remark like 'Balanced accuracy%' order by all
