by-named = la clé donnée avec { $by }
by-limited = { $name } (enregistré pour d'autres séries)
by-unknown = un éditeur inconnu
