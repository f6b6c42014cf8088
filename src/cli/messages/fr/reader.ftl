reader-done = { $path } ouvre des paquets dans un navigateur, sans réseau
reader-keep = gardez une copie, et comparez ses chiffres avant de vous en servir ; qui modifie une clé USB peut modifier la page qui s'y trouve
